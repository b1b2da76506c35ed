import { ok, problem, type Result, refused } from '@sightline/kernel';
import { checkDuplicates } from '../duplicates.ts';
import { collectFindings, type Findings } from '../findings/findings.ts';
import { notCarriedList } from '../not-carried.ts';
import type { NotCarried, PlanFile } from '../plan-file.ts';
import { tasksWithRemainingCost } from './xer-costs.ts';
import { contentsOf, isBaseline, WANTED_TABLES, type XerContents } from './xer-file.ts';
import { type ReadXerPlan, readXerPlan } from './xer-plan.ts';
import { readXerTables, type XerFile, type XerRow } from './xer-tables.ts';
import { taskPlace } from './xer-tasks.ts';

/** Primavera P6's exchange file: as many plans as it has projects with activities. */
export function readXer(bytes: Uint8Array): Result<PlanFile> {
  const read = readXerTables(bytes, WANTED_TABLES);
  if (!read.ok) return read;
  const file = read.value;
  const findings = collectFindings();
  tellShiftedRows(file, findings);
  tellEncoding(file, findings);
  const contents = contentsOf(file, findings);
  if (contents.projects.length === 0) return refused([problem('interchange.xer-without-project')]);
  const tasks = file.tables.get('TASK') ?? [];
  checkDuplicates(
    tasks.map((task) => ({ id: task.cell('task_id'), place: taskPlace(task) })),
    findings,
  );
  const plans = planRows(contents).map((project) => readXerPlan(project, contents));
  if (findings.errors().length > 0) return refused(findings.errors());
  return ok({
    format: 'xer',
    producedBy: file.header[0] === undefined ? null : `Primavera P6 ${file.header[0]}`,
    plans: plans.flatMap(({ plan }) => (plan === null ? [] : [plan])),
    notCarried: notCarriedOf(file, contents, plans),
    problems: findings.others(),
  });
}

/** Baselines belong to their project; rows without activities only stand for projects that links lead to. */
function planRows(contents: XerContents): readonly XerRow[] {
  const own = contents.projects.filter((project) => !isBaseline(project, contents.projects));
  const filled = own.filter((project) => contents.tasksOf(project).length > 0);
  return filled.length > 0 ? filled : contents.projects.slice(0, 1);
}

function tellShiftedRows(file: XerFile, findings: Findings): void {
  for (const { table, line } of file.shiftedRows) {
    const place = { entity: 'file', id: table, label: `table ${table}`, line };
    findings.add('interchange.xer-row-too-long', 'warning', place, null, { table });
  }
}

/** Only the Western code page is what P6 writes by default; another one was guessed, so a person should look at the names. */
function tellEncoding(file: XerFile, findings: Findings): void {
  if (file.encoding !== 'windows-1251') return;
  const place = { entity: 'file', id: file.encoding, label: 'the file', line: 1 };
  findings.add('interchange.encoding-guessed', 'note', place, null, { encoding: file.encoding });
}

function notCarriedOf(file: XerFile, contents: XerContents, plans: readonly ReadXerPlan[]): readonly NotCarried[] {
  const count = (tables: readonly string[]) => tables.reduce((sum, table) => sum + (file.counts.get(table) ?? 0), 0);
  const total = (of: (plan: ReadXerPlan) => number) => plans.reduce((sum, plan) => sum + of(plan), 0);
  const tasks = planRows(contents).flatMap((project) => contents.tasksOf(project));
  const having = (column: string) => tasks.filter((task) => task.cell(column) !== '').length;
  const costRows = [...(file.tables.get('TASKRSRC') ?? []), ...(file.tables.get('PROJCOST') ?? [])];
  const baselines = contents.projects.filter((project) => isBaseline(project, contents.projects));
  return notCarriedList({
    resources: count(['RSRC', 'ROLES']),
    assignments: count(['TASKRSRC']),
    costs: tasksWithRemainingCost(costRows),
    'further-baselines': Math.max(0, baselines.length - plans.length),
    'external-links': total((plan) => plan.externalLinks),
    'expected-finishes': having('expect_end_date'),
    suspensions: having('suspend_date'),
    'custom-fields': count(['UDFVALUE']),
    'activity-codes': count(['TASKACTV']),
    notes: count(['TASKMEMO', 'WBSMEMO']),
    attachments: count(['TASKDOC', 'PROJDOC']),
    'empty-summaries': total((plan) => plan.emptySummaries),
    'summary-activities': total((plan) => plan.summaryActivities),
    'other-tables': [...file.counts].filter(([table, rows]) => rows > 0 && !KNOWN_TABLES.has(table)).length,
  });
}

/** Read, or counted above under a name of its own; lookup tables count through what refers to them. */
const KNOWN_TABLES: ReadonlySet<string> = new Set([
  ...WANTED_TABLES,
  'CURRTYPE',
  'UDFTYPE',
  'UDFCODE',
  'UDFVALUE',
  'ACTVTYPE',
  'ACTVCODE',
  'TASKACTV',
  'ROLES',
  'RSRCRATE',
  'MEMOTYPE',
  'TASKMEMO',
  'WBSMEMO',
  'TASKDOC',
  'PROJDOC',
]);
