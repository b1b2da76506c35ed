import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { schedulePlan } from '@sightline/engine';
import type { Result } from '@sightline/kernel';
import { describe, expect, it } from 'vitest';
import type { PlanFile } from './plan-file.ts';
import { readPlanFile } from './read-plan-file.ts';
import { codes, fileIn } from './testing/read.ts';

const data = process.env.SIGHTLINE_DATA ?? resolve(import.meta.dirname, '../../../../shared/data');
const folder = join(data, 'schedules');
const hasData = existsSync(folder);

const filesIn = (kind: string) => (hasData ? readdirSync(join(folder, kind)).map((name) => `${kind}/${name}`) : []);
const MSPDI = [...filesIn('mspdi'), ...filesIn('mspdi-from-mpp')];
const XER = filesIn('xer');
const results = new Map<string, Result<PlanFile>>();

function read(file: string): Result<PlanFile> {
  const result = results.get(file) ?? readPlanFile(readFileSync(join(folder, file)), file);
  results.set(file, result);
  return result;
}

describe.skipIf(!hasData)('real schedules (no-data)', () => {
  it('are ready: at least 99 of the 86 Microsoft Project and 15 Primavera files, and all that judge the engine', () => {
    const refused = [...MSPDI, ...XER].filter((file) => !read(file).ok);
    expect([MSPDI.length, XER.length]).toEqual([86, 15]);
    expect(refused.length).toBeLessThanOrEqual(2);
    const judges = readFileSync(join(folder, 'rich.txt'), 'utf8')
      .split('\n')
      .filter((file) => MSPDI.includes(file) || XER.includes(file));
    expect(judges.length).toBeGreaterThan(50);
    expect(judges.filter((file) => refused.includes(file))).toEqual([]);
  });

  it('hold as many activities and links as the collector counted', () => {
    for (const entry of manifest().filter(({ file }) => MSPDI.includes(file) || XER.includes(file))) {
      const plans = fileIn(read(entry.file)).plans;
      const leaves = plans.flatMap((each) => each.plan.tasks).filter((task) => task.kind !== 'summary');
      const external = fileIn(read(entry.file)).notCarried.find((each) => each.what === 'external-links')?.count ?? 0;
      expect([entry.file, leaves.length]).toEqual([entry.file, entry.stats.leaf]);
      expect([entry.file, plans.flatMap((each) => each.plan.links).length + external]).toEqual([
        entry.file,
        entry.stats.links,
      ]);
    }
  });

  it('in other formats are refused by a problem that names the format', () => {
    const expected: Readonly<Record<string, string>> = {
      mpp: 'mpp',
      pmxml: 'pmxml',
      mpx: 'mpx',
      gan: 'ganttproject',
      planner: 'planner',
    };
    for (const file of ['mpp', 'pmxml', 'other'].flatMap(filesIn)) {
      const kind = file.startsWith('pmxml/') ? 'pmxml' : (file.split('.').at(-1) ?? '');
      expect([file, ...codes(read(file))]).toEqual([file, `interchange.format-${expected[kind]}`]);
    }
  });

  it('make plans that the engine accepts, none of whose links is left out unsaid', () => {
    for (const file of [...MSPDI, ...XER]) {
      for (const { plan } of fileIn(read(file)).plans) {
        const schedule = schedulePlan(plan);
        expect([file, schedule.ok ? [] : schedule.problems]).toEqual([file, []]);
      }
    }
  });

  it('repeat recurring exceptions in the days that older readers are given', () => {
    const text = (file: string) => readFileSync(join(folder, file), 'utf8');
    const recurring = MSPDI.filter((file) => /<Type>[2-6]<\/Type>\s*<(?:Period|Month|DaysOfWeek)/.test(text(file)));
    expect(recurring.length).toBeGreaterThan(3);
    for (const file of recurring) {
      const withoutNewer = text(file).replaceAll(/<Exceptions>[\s\S]*?<\/Exceptions>/g, '');
      const older = fileIn(readPlanFile(new TextEncoder().encode(withoutNewer), file)).plans[0];
      const newer = fileIn(read(file)).plans[0];
      expect([file, daysOf(newer).map(([day]) => day)]).toEqual([file, daysOf(older).map(([day]) => day)]);
      const olderDays = new Map(daysOf(older));
      for (const [day, shifts] of daysOf(newer))
        expect(olderDays.get(day)).toEqual(expect.arrayContaining(shifts.slice(-1)));
    }
  });

  it('of the largest plans are read in less than a second of computing each', () => {
    for (const file of XER.filter((each) => readFileSync(join(folder, each)).length > 3_000_000)) {
      const bytes = readFileSync(join(folder, file));
      readPlanFile(bytes, file);
      const before = process.cpuUsage();
      readPlanFile(bytes, file);
      expect(process.cpuUsage(before).user / 1000).toBeLessThan(1000);
    }
  });
});

type Entry = { readonly file: string; readonly stats: { readonly leaf: number; readonly links: number } };

function manifest(): readonly Entry[] {
  const entries: readonly Entry[] = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'));
  return entries;
}

/** The days of all exceptions with the work of each exception on it, in the plan's order; older lists do not say which one wins. */
function daysOf(plan: PlanFile['plans'][number] | undefined): readonly (readonly [string, readonly string[]])[] {
  const days = new Map<string, string[]>();
  for (const calendar of plan?.calendars ?? []) {
    for (const { from, to, shifts } of calendar.exceptions) {
      for (let day: number = from; day <= to; day++) {
        const key = `${calendar.name} ${day}`;
        days.set(key, [...(days.get(key) ?? []), JSON.stringify(shifts)]);
      }
    }
  }
  return [...days].toSorted(([a], [b]) => (a < b ? -1 : 1));
}
