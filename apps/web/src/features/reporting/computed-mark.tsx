import type { SightRow } from '@sightline/contract';
import { COLOUR_WORDS } from '../../lib/format.ts';
import { Card, CardHeader } from '../../ui/page.tsx';
import { StatusMark } from '../../ui/status-mark.tsx';
import classes from './computed-mark.module.css';
import { sightStrings as strings } from './strings.ts';

/** The computed status of one project with its basis; a button to its reasons. */
export function ComputedMark({
  status,
  onWhy,
}: {
  readonly status: SightRow['computed'] | null;
  readonly onWhy: () => void;
}) {
  if (status === null) return null;
  return (
    <button type="button" className={classes.button} onClick={onWhy} title={strings.basisLong[status.basis]}>
      <StatusMark colour={status.colour} of="computed" />
      <span className={classes.basis}>{strings.basisWords[status.basis]}</span>
    </button>
  );
}

/** Why the computed status is what it is, in sentences, what decides first. */
export function ComputedReasons({ status }: { readonly status: SightRow['computed'] }) {
  const title = strings.computedIs(COLOUR_WORDS[status.colour].toLowerCase());
  return (
    <Card label={title}>
      <CardHeader title={title} note={strings.basisWords[status.basis]} />
      <ul className={classes.reasons}>
        {status.reasons.map((reason) => (
          <li key={reason}>{reason}</li>
        ))}
      </ul>
    </Card>
  );
}
