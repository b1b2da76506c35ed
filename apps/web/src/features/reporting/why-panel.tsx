import { Link } from '@tanstack/react-router';
import { fullMoney, longDate, plain } from '../../lib/format.ts';
import { useCurrency } from '../../lib/session.ts';
import { CauseChain } from '../../ui/cause-chain.tsx';
import { SidePanel } from '../../ui/side-panel.tsx';
import { ErrorState, LoadingState } from '../../ui/states.tsx';
import type { SightCell } from './sight-search.ts';
import { sightStrings as strings } from './strings.ts';
import type { Explained, Why } from './use-why.ts';
import classes from './why-panel.module.css';

type Props = {
  readonly cell: SightCell;
  readonly project: { readonly id: string; readonly key: string; readonly name: string };
  readonly why: Why;
  readonly onClose: () => void;
};

/** Why a value is what it is: value, how it is worked out, from what, and what set the date. */
export function WhyPanel({ cell, project, why, onClose }: Props) {
  return (
    <SidePanel title={strings.whyTitle(strings.whyOf[cell])} note={`${project.key} ${project.name}`} onClose={onClose}>
      {why.failure !== null ? (
        <ErrorState what={strings.whyFailed} kept={strings.whyKept} failure={why.failure} onRetry={why.retry} />
      ) : why.explained === null ? (
        <LoadingState what={strings.readingWhy} />
      ) : (
        <Explanation explained={why.explained} projectId={project.id} />
      )}
    </SidePanel>
  );
}

function Explanation({ explained, projectId }: { readonly explained: Explained; readonly projectId: string }) {
  return (
    <div className={classes.parts}>
      <p className={classes.value}>{explained.value}</p>
      {explained.reasons.length === 0 ? null : (
        <section>
          <h3 className={classes.head}>{strings.reasons}</h3>
          <ul className={classes.reasons}>
            {explained.reasons.map((reason) => (
              <li key={reason}>{reason}</li>
            ))}
          </ul>
        </section>
      )}
      <section>
        <h3 className={classes.head}>{strings.formula}</h3>
        <p className={classes.formula}>{explained.formula}</p>
        <dl className={classes.inputs}>
          {explained.inputs.map((input) => (
            <div key={input.name} className={classes.input}>
              <dt>{input.name}</dt>
              <dd>{input.value}</dd>
            </div>
          ))}
        </dl>
      </section>
      <SpentLines lines={explained.lines} />
      {explained.chain.length === 0 ? null : (
        <section>
          <h3 className={classes.head}>{strings.chain}</h3>
          <CauseChain
            steps={explained.chain}
            linkOf={(step, content) => (
              <Link
                to="/projects/$projectId"
                params={{ projectId }}
                search={{ tab: 'plan', task: step.taskId }}
                className={classes.task}
              >
                {content}
              </Link>
            )}
          />
        </section>
      )}
    </div>
  );
}

function SpentLines({ lines }: Pick<Explained, 'lines'>) {
  const currency = useCurrency();
  if (lines.length === 0) return null;
  return (
    <section>
      <h3 className={classes.head}>{strings.lines(plain(lines.length))}</h3>
      <dl className={classes.inputs}>
        {lines.map(({ id, key, ledgerRef, description, periodOn, spentMinor }) => (
          <div key={id} className={classes.input}>
            <dt title={description ?? undefined}>
              {ledgerRef ?? key}, {longDate(periodOn)}
            </dt>
            <dd>{fullMoney(spentMinor, currency)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
