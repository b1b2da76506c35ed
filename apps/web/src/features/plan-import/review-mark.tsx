import type { Colour } from '@sightline/contract';
import { StatusShape } from '../../ui/status-mark.tsx';
import classes from './review.module.css';
import type { ReviewStatus } from './review-model.ts';
import { strings } from './strings.ts';

/** Shape and word carry the status, the hue repeats it; only a refusal is loud. */
const SHAPES: Readonly<Record<ReviewStatus, Colour>> = {
  ready: 'green',
  review: 'amber',
  refused: 'red',
  'left-out': 'unknown',
  empty: 'unknown',
};

export function ReviewMark({ status }: { readonly status: ReviewStatus }) {
  return (
    <span className={classes.mark} data-status={status}>
      <StatusShape colour={SHAPES[status]} />
      {strings.status[status]}
    </span>
  );
}
