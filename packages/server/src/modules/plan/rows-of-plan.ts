import type { planRoutes, ResponseOf } from '@sightline/contract';
import type { ProjectId } from '@sightline/kernel';
import type { Reading } from '../audit/index.ts';
import { lagText } from './cause-text.ts';
import { durationDays, inDays } from './days.ts';
import { listPlacedLinks, listRowFacts, type RowFacts, type RowSpan, readPlanFrame } from './read-plan-rows.ts';
import { restDaysOf } from './rest-days.ts';

type Rows = ResponseOf<typeof planRoutes.readPlanRows>;

/** A span of a plan's rows by columns, with the links into them. Three queries, however long the span. */
export async function rowsOfPlan(reading: Reading, projectId: ProjectId, span: RowSpan): Promise<Rows> {
  const frame = await readPlanFrame(reading, projectId);
  if (frame === null)
    return { total: 0, offset: span.offset, columns: columnsOf([], 0), links: NO_LINKS, restDays: [] };
  const facts = await listRowFacts(reading, projectId, span);
  const links = await listPlacedLinks(reading, projectId, span);
  return {
    total: frame.total,
    offset: span.offset,
    columns: columnsOf(facts, frame.minutesPerDay),
    links: {
      from: links.map((link) => link.from),
      to: links.map((link) => link.to),
      type: links.map((link) => link.type),
      lag: links.map((link) => lagText(link.lag, frame)),
      isDriving: links.map((link) => link.isDriving),
    },
    restDays: restDaysOf(frame),
  };
}

const NO_LINKS: Rows['links'] = { from: [], to: [], type: [], lag: [], isDriving: [] };

function columnsOf(rows: readonly RowFacts[], minutesPerDay: number): Rows['columns'] {
  return {
    id: rows.map((row) => row.id),
    code: rows.map((row) => row.code),
    wbs: rows.map((row) => row.wbs),
    name: rows.map((row) => row.name),
    kind: rows.map((row) => row.kind),
    outlineLevel: rows.map((row) => row.outlineLevel),
    durationDays: rows.map((row) => durationDays(row, minutesPerDay)),
    percentComplete: rows.map((row) => row.percentComplete),
    start: rows.map((row) => row.start),
    finish: rows.map((row) => row.finish),
    lateFinish: rows.map((row) => row.lateFinish),
    baselineStart: rows.map((row) => row.baselineStart),
    baselineFinish: rows.map((row) => row.baselineFinish),
    storedFinish: rows.map((row) => row.storedFinish),
    totalFloatDays: rows.map(({ totalFloatMinutes: minutes }) =>
      minutes === null ? null : inDays(minutes, minutesPerDay),
    ),
    isCritical: rows.map((row) => row.isCritical),
  };
}
