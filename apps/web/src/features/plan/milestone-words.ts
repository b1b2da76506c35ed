import { dateOf, localMinute } from '@sightline/kernel';
import { shortDate, signed } from '../../lib/format.ts';
import type { MarkerWords } from './plan-rows.ts';
import { planStrings as strings } from './strings.ts';

const MINUTES_PER_DAY = 1440;

/** `19 Apr 27, +12 d` beside its own row; its name where its summary is folded. */
export const milestoneWords: MarkerWords = ({ name, finish, baselineFinish }, isRolledUp) => {
  if (isRolledUp || finish === null) return name;
  const day = shortDate(dateOf(localMinute(finish)));
  const moved = baselineFinish === null ? 0 : dayOf(finish) - dayOf(baselineFinish);
  return moved === 0 ? day : strings.moved(day, signed(moved));
};

function dayOf(minute: number): number {
  return Math.floor(minute / MINUTES_PER_DAY);
}
