import { readFileSync } from 'node:fs';
import { type PlannedTask, type PlanSpec, planFileOf } from './plan-maker.ts';

export type GivenFile = { readonly path: string; readonly bytes: Uint8Array };

/** Of the projects that get a plan file: what grew since the baseline, and how the file is named. */
export type PlannedProject = {
  readonly key: string;
  readonly name: string;
  /** Working days that the build takes longer than agreed. */
  readonly grown: number;
  readonly start: string;
};

const STATUS_ON = '2026-11-20';

/** A folder as a project office has it: named after keys, after projects, or after nothing; one that cannot be read. */
export function planFolder(projects: readonly PlannedProject[]): readonly GivenFile[] {
  return [
    ...projects.map((project, index) => fileOf(pathOf(project, index), specOf(project, index))),
    fileOf('2026/Depot works.xml', specOf({ key: '', name: 'Depot works', grown: 0, start: '2026-09-07' }, 3)),
    { path: '2026/payroll.xml', bytes: readFileSync(new URL('../../docs/samples/payroll.xml', import.meta.url)) },
    {
      path: '2026/Fleet audit trail.mpp',
      bytes: Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0]),
    },
    {
      path: '2026/Tariff plan.xml',
      bytes: cutShort(specOf({ key: '', name: 'Tariff plan', grown: 0, start: '2026-09-07' }, 1)),
    },
  ];
}

function pathOf({ key, name }: PlannedProject, index: number): string {
  return `2026/${index % 2 === 0 ? `${key} plan` : name}.xml`;
}

function fileOf(path: string, spec: PlanSpec): GivenFile {
  return { path, bytes: new TextEncoder().encode(planFileOf(spec)) };
}

/** As a transfer that broke off leaves it. */
function cutShort(spec: PlanSpec): Uint8Array {
  const text = planFileOf(spec);
  return new TextEncoder().encode(text.slice(0, Math.floor(text.length * 0.7)));
}

function specOf({ name, grown, start }: PlannedProject, index: number): PlanSpec {
  return {
    title: name,
    start,
    statusOn: STATUS_ON,
    pace: [1, 0.9, 1, 0.7][index % 4] ?? 1,
    price: [1, 1.03, 0.97, 1.2][index % 4] ?? 1,
    staff: index % 3 === 0 ? 6 : 0,
    tasks: tasksOf(grown, 1 + (index % 3) * 0.25),
  };
}

function tasksOf(grown: number, size: number): readonly PlannedTask[] {
  const days = (usual: number) => Math.round(usual * size);
  return [
    { name: 'Prepare', level: 1 },
    { name: 'Agree scope with operations', level: 2, days: days(10), cost: 12_000 },
    { name: 'Survey of sites', level: 2, days: days(15), after: [2], cost: 24_000 },
    { name: 'Tender and award', level: 2, days: days(25), after: [2], cost: 15_000 },
    { name: 'Contract signed', level: 2, days: 0, after: [3, 4] },
    { name: 'Design', level: 1 },
    { name: 'Functional design', level: 2, days: days(20), after: [5], cost: 48_000 },
    { name: 'Interface design', level: 2, days: days(15), after: [5], cost: 30_000 },
    { name: 'Safety case', level: 2, days: days(12), after: [7], cost: 18_000 },
    { name: 'Design accepted', level: 2, days: 0, after: [7, 8, 9] },
    { name: 'Build', level: 1 },
    { name: 'Order equipment', level: 2, days: days(30) + grown, baselineDays: days(30), after: [10], cost: 160_000 },
    { name: 'Configure and integrate', level: 2, days: days(25), after: [10], cost: 90_000 },
    { name: 'Install at first site', level: 2, days: days(10), after: [12, 13], cost: 40_000 },
    { name: 'Install at other sites', level: 2, days: days(30), after: [14], cost: 110_000 },
    { name: 'Build complete', level: 2, days: 0, after: [15] },
    { name: 'Test', level: 1 },
    { name: 'Factory test', level: 2, days: days(8), after: [13], cost: 16_000 },
    { name: 'Site test', level: 2, days: days(10), after: [16, 18], cost: 22_000 },
    { name: 'Trial operation', level: 2, days: days(15), after: [19], cost: 20_000 },
    { name: 'Trial passed', level: 2, days: 0, after: [20] },
    { name: 'Go live', level: 1 },
    { name: 'Train crews', level: 2, days: days(10), after: [19], cost: 18_000 },
    { name: 'Switch over', level: 2, days: 2, after: [21, 23], cost: 8_000 },
    { name: 'Go-live', level: 2, days: 0, after: [24] },
    { name: 'Hand over to operations', level: 2, days: days(10), after: [25], cost: 10_000 },
  ];
}
