import { parseDecimal } from '../findings/values.ts';
import { grouped, type XerRow } from './xer-tables.ts';

/** One row of the plan in reading order: a work breakdown node, or an activity below it. */
export type OutlineRow = {
  readonly row: XerRow;
  readonly isWbs: boolean;
  readonly id: string;
  readonly parentId: string | null;
  /** 1 = top. */
  readonly level: number;
  /** Codes from the project down, `EC00640.2.1`. */
  readonly path: string;
};

export type XerOutline = {
  readonly rows: readonly OutlineRow[];
  readonly emptyNodes: number;
  readonly root: XerRow | null;
};

/** Activities and work breakdown nodes have ids of their own each, so a node's is marked. */
export function wbsTaskId(wbsId: string): string {
  return `wbs-${wbsId}`;
}

/**
 * Depth first: the activities of a node by code, then the nodes below it by sequence number. The project's own node is not a row.
 * Nodes without any activity below have no dates and are left out. Activities of unknown nodes stand at the top.
 */
export function outlineOfXer(wbs: readonly XerRow[], tasks: readonly XerRow[]): XerOutline {
  const root = wbs.find((row) => row.cell('proj_node_flag') === 'Y') ?? null;
  const tree = treeOf(wbs, tasks);
  const rows: OutlineRow[] = [];
  const placed = new Set<XerRow>();
  const open: Step[] = (root === null ? tree.tops : [root]).toReversed().map((row) => ({ row, parent: null }));
  for (let step = open.pop(); step !== undefined; step = open.pop()) {
    const node = nodeRow(step, root);
    if (step.row !== root) rows.push(node);
    const parent = step.row === root ? null : node;
    for (const task of tree.tasksOf(step.row)) {
      placed.add(task);
      rows.push(taskRow(task, parent, node.path));
    }
    open.push(
      ...tree
        .nodesOf(step.row)
        .toReversed()
        .map((row) => ({ row, parent })),
    );
  }
  const strays = tasks.filter((task) => !placed.has(task)).map((task) => taskRow(task, null, ''));
  const shown = rows.filter((row) => !row.isWbs).length;
  return {
    rows: [...rows, ...strays],
    emptyNodes: wbs.length - (root === null ? 0 : 1) - (rows.length - shown),
    root,
  };
}

type Step = { readonly row: XerRow; readonly parent: OutlineRow | null };

type Tree = {
  readonly tops: readonly XerRow[];
  readonly nodesOf: (node: XerRow) => readonly XerRow[];
  readonly tasksOf: (node: XerRow) => readonly XerRow[];
};

function treeOf(wbs: readonly XerRow[], tasks: readonly XerRow[]): Tree {
  const byId = new Map(wbs.map((row) => [row.cell('wbs_id'), row]));
  const filled = filledNodes(byId, tasks);
  const kept = wbs.filter((row) => filled.has(row)).toSorted((a, b) => sequence(a) - sequence(b));
  const nodes = grouped(kept, 'parent_wbs_id');
  const activities = grouped(tasks, 'wbs_id');
  return {
    tops: kept.filter((row) => !byId.has(row.cell('parent_wbs_id'))),
    nodesOf: (node) => nodes.get(node.cell('wbs_id')) ?? [],
    tasksOf: (node) => (activities.get(node.cell('wbs_id')) ?? []).toSorted(byCode),
  };
}

/** Nodes that some activity hangs below. Each node is walked over once. */
function filledNodes(byId: ReadonlyMap<string, XerRow>, tasks: readonly XerRow[]): ReadonlySet<XerRow> {
  const filled = new Set<XerRow>();
  for (const task of tasks) {
    let here = byId.get(task.cell('wbs_id'));
    while (here !== undefined && !filled.has(here)) {
      filled.add(here);
      here = byId.get(here.cell('parent_wbs_id'));
    }
  }
  return filled;
}

function sequence(node: XerRow): number {
  return parseDecimal(node.cell('seq_num')) ?? 0;
}

function byCode(a: XerRow, b: XerRow): number {
  const [x, y] = [a.cell('task_code'), b.cell('task_code')];
  return x < y ? -1 : x > y ? 1 : a.line - b.line;
}

function nodeRow({ row, parent }: Step, root: XerRow | null): OutlineRow {
  const above = parent?.path ?? (root === null || row === root ? '' : root.cell('wbs_short_name'));
  const code = row.cell('wbs_short_name');
  return {
    row,
    isWbs: true,
    id: wbsTaskId(row.cell('wbs_id')),
    parentId: parent?.id ?? null,
    level: (parent?.level ?? 0) + 1,
    path: above === '' ? code : `${above}.${code}`,
  };
}

function taskRow(row: XerRow, parent: OutlineRow | null, path: string): OutlineRow {
  const level = (parent?.level ?? 0) + 1;
  return { row, isWbs: false, id: row.cell('task_id'), parentId: parent?.id ?? null, level, path };
}
