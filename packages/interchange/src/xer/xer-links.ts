import type { Lag, LinkType, PlanLink } from '@sightline/engine';
import { settledLinks, usableLag, type WrittenLink } from '../links.ts';
import type { XerContents } from './xer-file.ts';
import type { XerRow } from './xer-tables.ts';
import { taskPlace } from './xer-tasks.ts';

/** A TASKPRED row with the activity that it makes wait. */
export type LinkRow = { readonly task: XerRow; readonly link: XerRow };

/** Links within the plan, and those whose predecessor is another project's, in this file or outside it. */
export function linkRowsOf(
  project: XerRow,
  tasks: readonly XerRow[],
  contents: XerContents,
): { readonly inner: readonly LinkRow[]; readonly external: readonly LinkRow[] } {
  const ids = idsOf(tasks);
  const own = project.cell('proj_id');
  const isExternal = ({ link }: LinkRow) => {
    const other = link.cell('pred_proj_id');
    return !ids.has(link.cell('pred_task_id')) && other !== '' && other !== own;
  };
  const rows = tasks.flatMap((task) => contents.linksOf(task.cell('task_id')).map((link) => ({ task, link })));
  return { inner: rows.filter((row) => !isExternal(row)), external: rows.filter(isExternal) };
}

export function linksOf(
  rows: readonly LinkRow[],
  tasks: readonly XerRow[],
  contents: XerContents,
): readonly PlanLink[] {
  const written = rows.map(({ task, link }) => writtenLink(task, link, contents));
  return settledLinks(written, idsOf(tasks), contents.findings);
}

function idsOf(tasks: readonly XerRow[]): ReadonlySet<string> {
  return new Set(tasks.map((task) => task.cell('task_id')));
}

const LINK_TYPES: ReadonlyMap<string, LinkType> = new Map([
  ['FS', 'FS'],
  ['SS', 'SS'],
  ['FF', 'FF'],
  ['SF', 'SF'],
]);

function writtenLink(task: XerRow, link: XerRow, contents: XerContents): WrittenLink {
  const place = { ...taskPlace(task), line: link.line };
  const type = LINK_TYPES.get(link.cell('pred_type').replace(/^PR_/, '') || 'FS');
  if (type === undefined) {
    contents.findings.add('interchange.link-type-unknown', 'warning', place, 'pred_type', {
      value: link.cell('pred_type'),
    });
  }
  const hours = contents.values.number(link.cell('lag_hr_cnt'), () => place, 'lag_hr_cnt') ?? 0;
  const lag: Lag = { amount: Math.round(hours * 60) + 0, unit: 'working' };
  return {
    predecessorId: link.cell('pred_task_id'),
    successorId: task.cell('task_id'),
    predecessorLabel: `task_id ${link.cell('pred_task_id')}`,
    type: type ?? 'FS',
    lag: usableLag(lag, `${link.cell('lag_hr_cnt')} hours`, place, contents.findings),
    place,
  };
}
