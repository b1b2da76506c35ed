import type { SightRow } from '@sightline/contract';
import { StatusMark } from '../../ui/status-mark.tsx';
import classes from './computed-mark.module.css';
import { sightStrings as strings } from './strings.ts';

/** The computed status of one project with its basis; a button to its reasons. */
export function ComputedMark({ status, onWhy }: { readonly status: SightRow['computed'] | null; readonly onWhy: () => void }) {
  if (status === null) return null;
  return (
    <button type="button" className={classes.button} onClick={onWhy} title={strings.basisLong[status.basis]}>
      <StatusMark colour={status.colour} of="computed" />
      <span className={classes.basis}>{strings.basis[status.basis]}</span>
    </button>
  );
}
