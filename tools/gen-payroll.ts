import { mkdirSync, writeFileSync } from 'node:fs';
import { type PlanSpec, planFileOf } from './screenshots/plan-maker.ts';

const spec: PlanSpec = {
  title: 'Payroll replacement',
  start: '2026-06-01',
  statusOn: '2026-11-20',
  pace: 0.9,
  price: 1.04, staff: 0,
  tasks: [
    { name: 'Choose', level: 1 },
    { name: 'Agree scope with HR and Finance', level: 2, days: 10, cost: 18000 },
    { name: 'Compare suppliers', level: 2, days: 30, after: [2], cost: 42000 },
    { name: 'Contract signed', level: 2, days: 0, after: [3] },
    { name: 'Design', level: 1 },
    { name: 'Pay rules and pay elements', level: 2, days: 30, baselineDays: 25, after: [4], cost: 60000 },
    { name: 'Interfaces to HR and the ledger', level: 2, days: 20, after: [4], cost: 38000 },
    { name: 'Design accepted', level: 2, days: 0, after: [6, 7] },
    { name: 'Build', level: 1 },
    { name: 'Configure pay elements', level: 2, days: 30, after: [8], cost: 84000 },
    { name: 'Build the ledger interface', level: 2, days: 90, baselineDays: 25, after: [8], cost: 72000 },
    { name: 'Load people and balances', level: 2, days: 15, after: [10], cost: 30000 },
    { name: 'Build complete', level: 2, days: 0, after: [11, 12] },
    { name: 'Test', level: 1 },
    { name: 'System test', level: 2, days: 15, after: [13], cost: 36000 },
    { name: 'Parallel run, first month', level: 2, days: 22, after: [15], cost: 40000 },
    { name: 'Parallel run, second month', level: 2, days: 22, after: [16], cost: 40000 },
    { name: 'Parallel runs accepted', level: 2, days: 0, after: [17] },
    { name: 'Go live', level: 1 },
    { name: 'Train the payroll team', level: 2, days: 10, after: [15], cost: 12000 },
    { name: 'Cutover', level: 2, days: 3, after: [18, 20], cost: 9000 },
    { name: 'Go-live', level: 2, days: 0, after: [21] },
  ],
};
const text = planFileOf(spec).replace('<SaveVersion>', '<SaveVersion>');
let depth = 0;
const lines = text.split('\n').map((line) => {
  if (/^<\//.test(line)) depth -= 1;
  const out = ' '.repeat(2 * Math.max(0, depth)) + line;
  if (/^<[A-Z][^/>]*("[^>]*")?>$/.test(line)) depth += 1;
  return out.trimEnd();
});
writeFileSync('docs/samples/payroll.xml', lines.join('\n'));
