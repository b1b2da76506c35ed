import { Button } from '@mantine/core';
import type { Delegation } from '@sightline/contract';
import { shortDate } from '../../lib/format.ts';
import classes from './account-page.module.css';
import { DELEGATION_WORDS, accountStrings as strings } from './account-strings.ts';
import { grantInWords } from './grant-words.ts';

type Props = {
  readonly label: string;
  readonly delegations: readonly Delegation[];
  /** Whose names a line begins with. */
  readonly who: (delegation: Delegation) => string;
  /** null = the reader may not end it. */
  readonly end: {
    readonly verb: string;
    readonly named: (delegation: Delegation) => string;
    readonly isRunning: boolean;
    readonly onEnd: (delegation: Delegation) => void;
  } | null;
};

/** Stand-ins, one a line: who, what, from when to when, why, and how it stands. */
export function DelegationList({ label, delegations, who, end }: Props) {
  return (
    <ul className={classes.lines} aria-label={label}>
      {delegations.map((each) => (
        <li key={each.id} className={classes.line} data-quiet={!hasEffectLeft(each) || undefined}>
          <div className={classes.words}>
            <p className={classes.first}>
              <strong>{who(each)}</strong>, {each.grant === null ? strings.allRoles : grantInWords(each.grant)}
            </p>
            <p className={classes.second}>{each.reason}</p>
          </div>
          <span className={classes.when}>{strings.days(shortDate(each.firstOn), shortDate(each.lastOn))}</span>
          <span className={classes.state}>{DELEGATION_WORDS[each.state]}</span>
          <span className={classes.verb}>
            {end !== null && hasEffectLeft(each) ? (
              <Button
                variant="default"
                size="xs"
                aria-label={end.named(each)}
                disabled={end.isRunning}
                onClick={() => end.onEnd(each)}
              >
                {end.verb}
              </Button>
            ) : null}
          </span>
        </li>
      ))}
    </ul>
  );
}

function hasEffectLeft({ state }: Delegation): boolean {
  return state === 'planned' || state === 'active' || state === 'idle';
}
