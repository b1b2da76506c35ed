import type { needsRoutes } from '@sightline/contract';
import { dateOf, type LocalDate, ok } from '@sightline/kernel';
import type { HandlerOf } from '../../audit/index.ts';
import { personOfCaller } from '../../identity/index.ts';
import { clockEnd, readSettingsSections, workingTimeOf } from '../../organisation/index.ts';
import { readSights } from '../read-sights.ts';
import { sightRow } from '../sight-row.ts';
import { needsOf } from './needs-of.ts';
import { monthStart } from './project-needs.ts';
import { readWaiting } from './read-waiting.ts';
import type { ClockFrame } from './record-needs.ts';
import { REPORT_MONTHS } from './waiting.ts';

type Handlers = { readonly [N in keyof typeof needsRoutes]: HandlerOf<(typeof needsRoutes)[N]> };

export const needsHandlers: Handlers = {
  readNeeds: async (context, { query }) => {
    const isMine = query.mine === 'true';
    const [{ currency, today, sights }, { workingCalendar }, self] = await Promise.all([
      readSights(context, null),
      readSettingsSections(context),
      isMine ? personOfCaller(context) : null,
    ]);
    const projects = sights
      .filter(({ manager }) => !isMine || (manager !== null && manager.id === self))
      .map((sight) => ({ ...sightRow(sight), startsOn: sight.project.startsOn }));
    const waiting = await readWaiting(context, { projects, isMine, reportsFrom: monthStart(today, -REPORT_MONTHS) });
    const frame: ClockFrame = { today, dueAfter: dueAfterIn(workingTimeOf(workingCalendar)) };
    return ok({ currency, today, kinds: needsOf(waiting, frame) });
  },
};

/** Each day is counted from once, however many clocks began on it. */
function dueAfterIn(time: ReturnType<typeof workingTimeOf>): ClockFrame['dueAfter'] {
  const known = new Map<string, LocalDate | null>();
  return (from, workingDays) => {
    const name = `${from} ${workingDays}`;
    const found = known.get(name);
    if (found !== undefined) return found;
    const end = clockEnd(time, from, workingDays);
    const due = end === null ? null : dateOf(end);
    known.set(name, due);
    return due;
  };
}
