import type { FieldValue } from '@sightline/contract';
import { type Id, ok, type Result, refused } from '@sightline/kernel';
import { type CommandContext, type Outcome, staleVersion, updateVersioned } from '../audit/index.ts';
import { brokenBy, isNowhere, keyTaken, movedFields, namedBy, namesNothing, type Patch, stillNamed } from './judge.ts';
import { columnsOf, filled, nextKey, type RecordId, type StoredRecord, type Values } from './record.ts';
import type { Guard, Rule } from './rules.ts';
import { deleteRecords, insertRecords, lockKind, lockRecord, usedKeys } from './store.ts';
import type { RecordTable } from './table.ts';

type Wish = {
  readonly projectId: Id<'project'> | null;
  readonly key: string | null;
  readonly values: { readonly [field: string]: FieldValue | undefined };
};
/** What stands against a write: by what the record would say, and by what else stands at that moment. */
type Law = { readonly rule: Rule | undefined; readonly guard: Guard | undefined };
type Target = { readonly projectId: Id<'project'> | null; readonly id: RecordId; readonly version: number };

export async function addRecord(
  context: CommandContext,
  table: RecordTable,
  wish: Wish,
  { rule, guard }: Law,
): Promise<Result<Outcome<{ id: RecordId; version: number; key: string }>>> {
  await lockKind(context.db, table);
  const used = await usedKeys(context.db, table, wish.projectId);
  const key = wish.key ?? nextKey(table.kind, used);
  const id = context.mint<'record'>();
  const record = { id, key, version: 1, projectId: wish.projectId, values: filled(table.kind, wish.values) };
  if (await namesNothing(context.db, table.kind, record)) return refused([isNowhere()]);
  const problems = [
    ...(used.some((each) => each.toLowerCase() === key.toLowerCase()) ? [keyTaken(table.kind, key)] : []),
    ...(await brokenBy(context.db, table, record, rule)),
    ...((await guard?.(context, { before: null, after: record })) ?? []),
  ];
  if (problems.length > 0) return refused(problems);
  await insertRecords(context.db, table, [record]);
  return ok({
    value: { id, version: 1, key },
    moved: movedBy(record, 1),
    payload: { kind: table.kind.name, recordId: id, projectId: wish.projectId },
    inverse: {
      name: `${table.group.name}.removeRecord`,
      input: { kind: table.kind.name, params: { recordId: id }, version: 1 },
    },
  });
}

export async function changeRecord(
  context: CommandContext,
  table: RecordTable,
  target: Target,
  { patch, rule, guard }: Law & { readonly patch: Patch },
): Promise<Result<Outcome<{ version: number }>>> {
  if (rule !== undefined) await lockKind(context.db, table);
  const before = await lockRecord(context.db, table, target.id);
  if (before === null || before.projectId !== target.projectId) return refused([isNowhere()]);
  const wanted: Values = Object.fromEntries(Object.entries(patch).map(([field, { value }]) => [field, value]));
  const after = { ...before, values: { ...before.values, ...wanted } };
  if (await namesNothing(context.db, table.kind, after)) return refused([isNowhere()]);
  if (before.version !== target.version) return refused([staleVersion(target.version)]);
  const problems = [
    ...movedFields(table.kind, patch, before),
    ...(await brokenBy(context.db, table, after, rule)),
    ...((await guard?.(context, { before, after })) ?? []),
  ];
  if (problems.length > 0) return refused(problems);
  await updateVersioned(context.db, table.name, target, columnsOf(wanted));
  const version = target.version + 1;
  return ok({
    value: { version },
    moved: movedBy(before, version),
    payload: { kind: table.kind.name, recordId: target.id, projectId: target.projectId, fields: Object.keys(wanted) },
    inverse: {
      name: `${table.group.name}.changeRecord`,
      input: { kind: table.kind.name, params: { recordId: target.id }, version, fields: Object.keys(wanted) },
    },
  });
}

export async function removeRecord(
  context: CommandContext,
  table: RecordTable,
  target: Target,
  guard: Guard | undefined,
): Promise<Result<Outcome<Record<never, never>>>> {
  const before = await lockRecord(context.db, table, target.id);
  if (before === null || before.projectId !== target.projectId) return refused([isNowhere()]);
  if (before.version !== target.version) return refused([staleVersion(target.version)]);
  const standing = await namedBy(context.db, table.kind, target.id);
  const problems = [
    ...(standing > 0 ? [stillNamed(table.kind, before.key, standing)] : []),
    ...((await guard?.(context, { before, after: null })) ?? []),
  ];
  if (problems.length > 0) return refused(problems);
  await deleteRecords(context.db, table, [target.id]);
  return ok({
    value: {},
    moved: movedBy(before, null),
    payload: { kind: table.kind.name, recordId: target.id, projectId: target.projectId },
    inverse: { name: `${table.group.name}.addRecord`, input: { kind: table.kind.name, recordId: target.id } },
  });
}

function movedBy({ id, projectId }: StoredRecord, version: number | null) {
  const own = { entity: 'record', id, version };
  return projectId === null ? [own] : [own, { entity: 'project', id: projectId, version: null }];
}
