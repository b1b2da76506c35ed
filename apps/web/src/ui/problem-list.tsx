import type { WireProblem } from '@sightline/contract';
import { IconAlertTriangle, IconInfoCircle, IconSquareX } from '@tabler/icons-react';
import classes from './problem-list.module.css';

const ICONS = { error: IconSquareX, warning: IconAlertTriangle, note: IconInfoCircle } as const;
const WORDS = { error: 'Error', warning: 'Warning', note: 'Note' } as const;

/** All problems at once: what it is, then the way out. Read aloud when it appears, if `isLive`. */
export function ProblemList({
  problems,
  isLive = false,
}: {
  readonly problems: readonly WireProblem[];
  readonly isLive?: boolean;
}) {
  if (problems.length === 0) return null;
  return (
    <ul className={classes.list} role={isLive ? 'alert' : undefined}>
      {problems.map((each, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two problems of one list may be alike in every field
        <ProblemItem key={`${each.code}-${at}`} problem={each} />
      ))}
    </ul>
  );
}

function ProblemItem({ problem }: { readonly problem: WireProblem }) {
  const Icon = ICONS[problem.severity];
  return (
    <li className={classes.item} data-severity={problem.severity}>
      <Icon size={16} stroke={1.6} className={classes.icon} role="img" aria-label={WORDS[problem.severity]} />
      <span>
        {problem.text} <span className={classes.advice}>{problem.advice}</span>
      </span>
    </li>
  );
}
