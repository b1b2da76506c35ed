import type { ResponseOf, routes } from '@sightline/contract';
import type { ReactNode } from 'react';
import { shortDate } from '../lib/format.ts';
import classes from './cause-chain.module.css';

type Step = ResponseOf<typeof routes.readTaskCause>['steps'][number];

type Props = {
  readonly steps: readonly Step[];
  /** Makes the name of a task the way to it. */
  readonly linkOf: (step: Step, name: string) => ReactNode;
};

/** The way from a late date back to what set it, one task under the other. */
export function CauseChain({ steps, linkOf }: Props) {
  return (
    <ol className={classes.chain}>
      {steps.map((step) => (
        <li key={step.taskId} className={classes.step}>
          <div>
            <span className={classes.code}>{step.code}</span>
            {linkOf(step, step.name)}
          </div>
          <div className={classes.dates}>
            {shortDate(step.start) === shortDate(step.finish)
              ? shortDate(step.finish)
              : `${shortDate(step.start)} to ${shortDate(step.finish)}`}
          </div>
          <div className={classes.text}>{step.text}</div>
        </li>
      ))}
    </ol>
  );
}
