import { Button } from '@mantine/core';
import type { ApiToken } from '@sightline/contract';
import { shortDate } from '../../lib/format.ts';
import classes from './account-page.module.css';
import { accountStrings as strings, TOKEN_WORDS } from './account-strings.ts';

type Shown = ApiToken & { readonly owner?: string };
type Props<T extends Shown> = {
  readonly label: string;
  readonly tokens: readonly T[];
  /** null = the reader may not revoke them. */
  readonly onRevoke: ((token: T) => void) | null;
  readonly isRunning: boolean;
};

/** Tokens, one a line: name, how it begins, its rights, its days, how it stands. */
export function TokenList<T extends Shown>({ label, tokens, onRevoke, isRunning }: Props<T>) {
  return (
    <ul className={classes.lines} aria-label={label}>
      {tokens.map((each) => (
        <li key={each.id} className={classes.line} data-quiet={each.state !== 'live' || undefined}>
          <div className={classes.words}>
            <p className={classes.first}>
              <strong>{each.name}</strong> <code className={classes.prefix}>{each.prefix}…</code>
            </p>
            <p className={classes.second}>{rightsOf(each)}</p>
          </div>
          <span className={classes.when}>
            {strings.until(shortDate(each.expiresOn))},{' '}
            {each.lastUsedOn === null ? strings.neverUsed : strings.usedOn(shortDate(each.lastUsedOn))}
          </span>
          <span className={classes.state}>{TOKEN_WORDS[each.state]}</span>
          <span className={classes.verb}>
            {onRevoke !== null && each.state === 'live' ? (
              <Button
                variant="default"
                size="xs"
                aria-label={strings.revokeNamed(each.name)}
                disabled={isRunning}
                onClick={() => onRevoke(each)}
              >
                {strings.revoke}
              </Button>
            ) : null}
          </span>
        </li>
      ))}
    </ul>
  );
}

function rightsOf({ isReadOnly, owner }: Shown): string {
  if (owner === undefined) return isReadOnly ? strings.readOnly : strings.fullRights;
  return isReadOnly ? `${strings.readOnly}, ${strings.ownedBy(owner)}` : strings.fullRightsOf(owner);
}
