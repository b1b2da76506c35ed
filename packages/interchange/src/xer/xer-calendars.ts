import type { Calendar } from '@sightline/engine';
import type { Findings, Place } from '../findings/findings.ts';
import { STANDARD_WEEK } from '../shifts.ts';
import { workingWeek } from '../working-week.ts';
import { type ClndrData, readClndrData } from './clndr-data.ts';
import type { XerRow } from './xer-tables.ts';

type Known = ReadonlyMap<string, { readonly row: XerRow; readonly data: ClndrData | null }>;

/** Every calendar of the file by id. One that cannot be read becomes the standard week, with a finding. */
export function readXerCalendars(rows: readonly XerRow[], findings: Findings): ReadonlyMap<string, Calendar> {
  const known: Known = new Map(
    rows.map((row) => [row.cell('clndr_id'), { row, data: readClndrData(row.cell('clndr_data')) }]),
  );
  for (const { row, data } of known.values()) {
    if (data !== null || row.cell('clndr_data') === '') continue;
    findings.add('interchange.calendar-unreadable', 'warning', calendarPlace(row), 'clndr_data');
  }
  return new Map([...known.keys()].map((id) => [id, calendarOf(id, known, findings)]));
}

function calendarPlace(row: XerRow): Place {
  const [id, name] = [row.cell('clndr_id'), row.cell('clndr_name')];
  return { entity: 'calendar', id, label: `calendar '${name}' (${id})`, line: row.line };
}

/** P6 copies a global calendar's holidays into those based on it only on request: days that a calendar leaves open come from its base. */
function calendarOf(id: string, known: Known, findings: Findings): Calendar {
  const chain = ancestry(id, known);
  const weeks = chain.flatMap((data) => (data === null ? [] : [data.week]));
  const exceptions = chain.flatMap((data) => data?.exceptions ?? []);
  const isSilent = weeks.every((week) => week.every((day) => day === null));
  const week = STANDARD_WEEK.map(
    (standard, i) => weeks.findLast((each) => each[i] !== null)?.[i] ?? (isSilent ? standard : []),
  );
  const row = known.get(id)?.row;
  return {
    id,
    name: row?.cell('clndr_name') || `Calendar ${id}`,
    week: row === undefined ? week : workingWeek(week, calendarPlace(row), findings),
    workWeeks: [],
    exceptions: exceptions.map(({ day, shifts }) => ({ from: day, to: day, name: '', shifts })),
  };
}

/** Outermost base first; a chain that bites its tail ends there. */
function ancestry(id: string, known: Known): readonly (ClndrData | null)[] {
  const seen = new Set<string>();
  const chain: (ClndrData | null)[] = [];
  let here = id;
  while (!seen.has(here)) {
    const entry = known.get(here);
    if (entry === undefined) break;
    seen.add(here);
    chain.unshift(entry.data);
    here = entry.row.cell('base_clndr_id');
  }
  return chain;
}
