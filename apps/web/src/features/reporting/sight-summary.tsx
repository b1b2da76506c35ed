import { money, percent, plain } from '../../lib/format.ts';
import { Figure, FigureStrip } from '../../ui/figure.tsx';
import { StatusCount } from '../../ui/status-mark.tsx';
import classes from './sight-summary.module.css';
import { sightStrings as strings } from './strings.ts';
import type { SightPage } from './use-sight.ts';

/** Scale before detail: what all the projects that match amount to. */
export function SightSummary({ page }: { readonly page: SightPage }) {
  const { totals, currency } = page;
  const [budget, spent] = [Number(totals.budgetMinor), Number(totals.spentMinor)];
  const share = budget > 0 ? strings.ofBudget(percent((100 * spent) / budget)) : null;
  return (
    <div className={classes.strip}>
      <FigureStrip label={strings.summary}>
        <Figure
          isWide
          label={strings.computedStatus(totals.projects)}
          value={<Colours counts={totals.computed} />}
          note={totals.unlikeReported === 0 ? null : strings.unlikeReported(totals.unlikeReported)}
        />
        <Figure isWide label={strings.reportedStatus} value={<Colours counts={totals.reported} isReported />} />
        <Figure
          label={strings.finish}
          value={<span className={totals.late > 0 ? classes.late : undefined}>{strings.late(totals.late)}</span>}
          note={strings.ofProjects(totals.projects)}
        />
        <Figure label={strings.budget} value={money(budget, currency)} note={strings.leftOut(totals)} />
        <Figure label={strings.spent} value={money(spent, currency)} note={share} />
      </FigureStrip>
    </div>
  );
}

type Counts = SightPage['totals']['computed'];

/** Unknown stands beside the colours: it is a status, not a gap. For reported it means that nobody reported. */
export function Colours({ counts, isReported = false }: { readonly counts: Counts; readonly isReported?: boolean }) {
  return (
    <span className={classes.colours}>
      <StatusCount colour="green" count={counts.green} />
      <StatusCount colour="amber" count={counts.amber} />
      <StatusCount colour="red" count={counts.red} />
      {isReported ? (
        counts.unknown === 0 ? null : (
          <span className={classes.none}>{`${plain(counts.unknown)} ${strings.notReported}`}</span>
        )
      ) : (
        <StatusCount colour="unknown" count={counts.unknown} />
      )}
    </span>
  );
}
