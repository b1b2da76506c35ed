import type { RegisterImport, ResponseOf, RouteName } from '@sightline/contract';
import { routes } from '@sightline/contract';
import { addDays, dayOfDate, type LocalDate, weekdayOf } from '@sightline/kernel';
import {
  PLANTED_FAULTS,
  sixtyRowRegister,
} from '../../packages/server/src/modules/portfolio/register/testing/sixty-row-register.ts';
import type { TestClient } from '../../packages/server/src/testing/start-test-server.ts';

/** A tuesday of the pictures. */
export const TODAY = '2026-11-24' as LocalDate;
export const NOW = `${TODAY}T09:00:00.000Z`;

export type SightRows = ResponseOf<(typeof routes)['readLineOfSight' & RouteName]>['rows'];

/** The register as the office pasted it, with its faults; nothing of it is written yet. */
export async function giveRegister({ call }: TestClient): Promise<RegisterImport> {
  return call(routes.startRegisterImport, {
    query: { name: 'Project register.tsv' },
    bytes: new TextEncoder().encode(sixtyRowRegister()),
  });
}

/** Mends the faults as a person would, gives dates and money that agree with the stages, and commits. */
export async function commitRegister({ call }: TestClient, draft: RegisterImport): Promise<void> {
  const typed = PLANTED_FAULTS.flatMap(({ row, field, mend, cell }) => {
    if (mend.kind === 'skip') return [];
    const fault = draft.faults.find((each) => each.cell === cell);
    const label = mend.kind === 'suggestion' ? mend.label : '';
    const text = mend.kind === 'type' ? mend.text : fault?.suggestions.find((each) => each.label === label)?.text;
    return text === undefined ? [] : [{ row, field, text }];
  });
  const skip = PLANTED_FAULTS.filter(({ mend }) => mend.kind === 'skip').map(({ row }) => ({ row, isSkipped: true }));
  const mended = new Set(typed.map(({ row, field }) => `${row} ${field}`));
  const told = draft.rows.flatMap((row) => plausible(row)).filter(({ row, field }) => !mended.has(`${row} ${field}`));
  const revised = await call(routes.reviseRegisterImport, {
    params: { importId: draft.id },
    version: draft.version,
    body: { edits: [...typed, ...told], skip },
  });
  await call(routes.commitRegisterImport, { params: { importId: draft.id }, version: revised.version });
}

/** Days to go-live and the share of the budget that is spent, by what the office calls the stage. */
const BY_STAGE: Readonly<Record<string, { readonly least: number; readonly most: number; readonly spent: number }>> = {
  Deliver: { least: 40, most: 260, spent: 0.5 },
  'In progress': { least: 60, most: 300, spent: 0.45 },
  Planning: { least: 200, most: 420, spent: 0.1 },
  Deploy: { least: -12, most: 45, spent: 0.8 },
  'Business case': { least: 300, most: 520, spent: 0 },
};

function plausible({ row, cells }: RegisterImport['rows'][number]) {
  const rule = BY_STAGE[cells.stage?.text ?? ''];
  const days = rule === undefined ? null : rule.least + ((row * 37) % (rule.most - rule.least));
  const budget = Number((cells.budget?.text ?? '').replaceAll(',', ''));
  const spent = rule === undefined || rule.spent === 0 || !(budget > 0) ? '' : Math.round(budget * rule.spent);
  const reported =
    cells.reported?.text === 'Red' && row % 3 > 0 ? [{ row, field: 'reported' as const, text: 'Green' }] : [];
  return [
    { row, field: 'goLiveOn' as const, text: days === null ? '' : workdayFrom(addDays(TODAY, days)) },
    { row, field: 'spent' as const, text: String(spent) },
    ...reported,
  ];
}

/** The day itself, or the monday after it. */
function workdayFrom(date: LocalDate): LocalDate {
  const weekday = weekdayOf(dayOfDate(date));
  return weekday < FRIDAY_IS_OVER ? date : addDays(date, 7 - weekday);
}

const FRIDAY_IS_OVER = 5;

/** Milestones from the business case to go-live, in days before it. */
const MILESTONES = [
  { name: 'Business case approved', before: 300, tier: 2 },
  { name: 'Scope agreed', before: 240, tier: 3 },
  { name: 'Design accepted', before: 160, tier: 2 },
  { name: 'Build complete', before: 80, tier: 3 },
  { name: 'Trial passed', before: 30, tier: 2 },
  { name: 'Go-live', before: 0, tier: 1 },
] as const;

/** Calendar days by which what is still to come has moved, project by project. */
const SLIPS = [0, 4, 0, 12, 0, 0, 31, 0, 6, 0, 19, 0, 58, 0, 0, 9, 96];

/** Most projects without a plan file keep milestones; some of them slip, and a few say nothing at all. */
export async function addMilestones({ call }: TestClient, rows: SightRows): Promise<void> {
  const kept = rows.filter((row) => row.goLiveOn !== null && !['business-case', 'idea'].includes(row.stage));
  for (const [index, row] of kept.entries()) {
    if (index % 6 === 5 || row.goLiveOn === null) continue;
    const slip = SLIPS[index % SLIPS.length] ?? 0;
    for (const { name, before, tier } of MILESTONES) {
      const baselineOn = workdayFrom(addDays(row.goLiveOn, -before));
      const isMet = addDays(baselineOn, slip) < TODAY;
      const on = workdayFrom(addDays(baselineOn, isMet ? Math.min(slip, 4) : slip));
      const dates = isMet ? { actualOn: on, forecastOn: null } : { actualOn: null, forecastOn: on };
      await call(routes.addMilestone, { params: { projectId: row.id }, body: { name, tier, baselineOn, ...dates } });
    }
  }
}
