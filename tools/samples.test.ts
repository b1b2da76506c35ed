import { readFileSync } from 'node:fs';
import { schedulePlan } from '@sightline/engine';
import { readPlanFile, readTable } from '@sightline/interchange';
import { describe, expect, it } from 'vitest';
import { guessMapping } from '../packages/server/src/modules/portfolio/register/guess-mapping.ts';
import { readRegister } from '../packages/server/src/modules/portfolio/register/read-register.ts';
import { GBP } from '../packages/server/src/modules/portfolio/register/testing/register-of.ts';

const sample = (name: string) => readFileSync(new URL(`../docs/samples/${name}`, import.meta.url));

async function readSampleRegister() {
  const table = await readTable(sample('register.csv'), 'register.csv');
  if (!table.ok) throw new Error(JSON.stringify(table.problems));
  const { headers, rows } = table.value;
  const mapping = guessMapping(headers, rows, GBP);
  const onRecord = { projects: [], retiredKeys: [], people: [], programs: [], portfolios: [] };
  return readRegister({ headers, rows, mapping, edits: [], skipped: [], currency: GBP, onRecord });
}

function readSamplePlan() {
  const file = readPlanFile(sample('payroll.xml'), 'payroll.xml');
  const [plan] = file.ok ? file.value.plans : [];
  if (!file.ok || plan === undefined) throw new Error(JSON.stringify(file));
  return { file: file.value, plan };
}

describe('docs/samples/register.csv', () => {
  it('fills every field of twelve projects and holds no fault', async () => {
    const reading = await readSampleRegister();
    expect([...reading.problems, ...reading.faults]).toEqual([]);
    expect(reading.rows).toHaveLength(12);
    expect(reading.outcome).toMatchObject({ newProjects: 12, updatedProjects: 0, skippedRows: 0 });
  });
});

describe('docs/samples/payroll.xml', () => {
  it('comes in whole, without a finding', () => {
    const { file } = readSamplePlan();
    expect(file).toMatchObject({ format: 'mspdi', notCarried: [], problems: [] });
  });

  it('stores the dates that our engine computes', () => {
    const { plan } = readSamplePlan();
    const schedule = schedulePlan(plan.plan);
    const computed = new Map(schedule.ok ? schedule.value.tasks.map((task) => [task.taskId, task]) : []);
    const unlike = plan.tasks.filter(({ id, stored }) => {
      const dates = computed.get(id);
      return dates?.start !== stored.start || dates?.finish !== stored.finish;
    });
    expect(computed.size).toBe(22);
    expect(unlike.map((task) => task.name)).toEqual([]);
  });

  it('is named as its row of the register', async () => {
    const { rows } = await readSampleRegister();
    const names = rows.map((row) => row.cells.get('name')?.text);
    expect(names).toContain(readSamplePlan().plan.name);
  });
});
