import { fullDate, longDate, plain } from '../../lib/format.ts';
import { Figure, FigureStrip } from '../../ui/figure.tsx';
import { Card } from '../../ui/page.tsx';
import { ErrorState, LoadingState } from '../../ui/states.tsx';
import { PlanGantt } from './plan-gantt.tsx';
import { PlanNotes } from './plan-notes.tsx';
import classes from './plan-view.module.css';
import { planStrings as strings } from './strings.ts';
import type { PlanAnswer } from './use-plan.ts';
import type { ReadRows } from './use-plan-rows.ts';

type Plan = NonNullable<PlanAnswer['plan']>;

type Props = {
  readonly projectId: string;
  readonly plan: Plan;
  readonly rows: ReadRows;
  readonly place: number | null;
  readonly rowHeight: number;
  readonly isPhone: boolean;
  readonly onTask: (task: { readonly id: string }) => void;
};

/** The plan as computed: every task, its dates and what set them, beside what the file holds. */
export function PlanView(props: Props) {
  const { plan, rows, isPhone } = props;
  return (
    <>
      <PlanSummary plan={plan} />
      <PlanNotes
        findings={plan.findings}
        notCarried={plan.notCarried}
        source={
          plan.fileName === null
            ? strings.noFile(longDate(plan.importedAt))
            : strings.source(plan.fileName, longDate(plan.importedAt))
        }
      />
      <Card label={strings.plan} isFilling={!isPhone}>
        {rows.days === null && rows.failure !== null ? (
          <ErrorState what={strings.failed} kept={strings.kept} failure={rows.failure} onRetry={rows.retry} />
        ) : rows.store.rowAt(0) === null ? (
          <LoadingState what={strings.reading} />
        ) : (
          <PlanGantt {...props} statusOn={plan.statusOn} hasStored={plan.agreement.compared > 0} />
        )}
      </Card>
    </>
  );
}

function PlanSummary({ plan }: { readonly plan: Plan }) {
  const { equal, compared } = plan.agreement;
  return (
    <div className={classes.summary}>
      <FigureStrip label={strings.summary}>
        <Figure label={strings.tasks} value={plain(plan.taskCount)} />
        <Figure label={strings.start} value={plan.start === null ? '–' : fullDate(plan.start)} />
        <Figure label={strings.finish} value={plan.finish === null ? '–' : fullDate(plan.finish)} />
        <Figure
          label={strings.agreement}
          value={compared === 0 ? '–' : strings.agreementValue(plain(equal), plain(compared))}
          note={compared === 0 ? strings.noStored : null}
        />
        <Figure
          label={strings.statusOn}
          value={plan.statusOn === null ? '–' : fullDate(plan.statusOn)}
          note={plan.statusOn === null ? strings.noStatusOn : null}
        />
      </FigureStrip>
    </div>
  );
}
