import type { WireProblem } from '@sightline/contract';
import { ProblemList } from '../../ui/problem-list.tsx';
import classes from './plan-view.module.css';
import { planStrings as strings } from './strings.ts';
import type { PlanAnswer } from './use-plan.ts';

type Props = {
  readonly findings: readonly WireProblem[];
  readonly notCarried: NonNullable<PlanAnswer['plan']>['notCarried'];
  readonly source: string;
};

/** What the plan breaks, and what of the file stayed behind: folded, with their counts in sight. */
export function PlanNotes({ findings, notCarried, source }: Props) {
  return (
    <div className={classes.notes}>
      {findings.length === 0 ? null : (
        <details className={classes.note}>
          <summary>{strings.findings(findings.length)}</summary>
          <div className={classes.body}>
            <ProblemList problems={findings} />
          </div>
        </details>
      )}
      {notCarried.length === 0 ? null : (
        <details className={classes.note}>
          <summary>{strings.notCarried(notCarried.length)}</summary>
          <div className={classes.body}>
            <ul>
              {notCarried.map((each) => (
                <li key={each.what}>{each.text}</li>
              ))}
            </ul>
          </div>
        </details>
      )}
      <span className={classes.source}>{source}</span>
    </div>
  );
}
