import { type Id, ok, type Result, refused } from '@sightline/kernel';
import { type CommandContext, type Outcome, staleVersion } from '../audit/index.ts';
import {
  deleteRecords,
  filled,
  insertRecords,
  isNowhere,
  lockKind,
  lockRecord,
  nextKey,
  type RecordId,
  usedKeys,
} from '../records/index.ts';
import { monthGuard } from './month-guard.ts';
import { ACTUALS, UNASSIGNED } from './read-ledger.ts';

type Assignment = { readonly id: RecordId; readonly version: number; readonly projectId: Id<'project'> };

/** The line moves: it is no unassigned cost any more, and an actual of the project. A file that holds it finds it there. */
export async function assignCost(
  context: CommandContext,
  { id, version, projectId }: Assignment,
): Promise<Result<Outcome<{ id: RecordId; key: string }>>> {
  const { db } = context;
  await lockKind(db, ACTUALS);
  const before = await lockRecord(db, UNASSIGNED, id);
  if (before === null) return refused([isNowhere()]);
  if (before.version !== version) return refused([staleVersion(version)]);
  const line = {
    id: context.mint<'record'>(),
    version: 1,
    key: nextKey(ACTUALS.kind, await usedKeys(db, ACTUALS, projectId)),
    projectId,
    values: filled(ACTUALS.kind, before.values),
  };
  const problems = await monthGuard(context, { before, after: line });
  if (problems.length > 0) return refused(problems);
  await deleteRecords(db, UNASSIGNED, [id]);
  await insertRecords(db, ACTUALS, [line]);
  return ok({
    value: { id: line.id, key: line.key },
    moved: [
      { entity: 'record', id, version: null },
      { entity: 'record', id: line.id, version: 1 },
      { entity: 'project', id: projectId, version: null },
    ],
    payload: { recordId: id, actualId: line.id, projectId },
    inverse: { name: 'costs.takeBackCost', input: { recordId: line.id } },
  });
}
