import { Link } from '@tanstack/react-router';
import { justBefore } from '../../lib/zone.ts';
import classes from './as-it-was.module.css';
import { asOfStrings as strings } from './as-of-strings.ts';

/** Opens the page that stands here as it was just before a change. */
export function AsItWas({ at }: { readonly at: string }) {
  return (
    <Link to="." search={(search) => ({ ...search, asOf: justBefore(at) })} className={classes.link}>
      {strings.asItWas}
    </Link>
  );
}
