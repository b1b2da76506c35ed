import { type ImportId, ok, type Problem, type Result, refused } from '@sightline/kernel';
import type { ReadContext } from '../../audit/index.ts';
import type { InspectedFile, InspectFiles } from './inspected-file.ts';
import { listFiles, readBytes, readImport } from './store.ts';

/**
 * Reads the files of a draft that bring a plan in again from their kept bytes, by file id, before the commit's transaction starts.
 * Nothing for a draft that is committed or somebody else's: the commit itself answers for those.
 */
export async function inspectAgain(
  { db, caller }: Pick<ReadContext, 'db' | 'caller'>,
  importId: ImportId,
  inspectFiles: InspectFiles,
): Promise<Result<ReadonlyMap<string, InspectedFile>>> {
  const draft = await readImport(db, importId, caller.accountId);
  const files = draft?.state === 'draft' ? await listFiles(db, importId) : [];
  const coming = files.filter((file) => file.targets.some((match) => match.target.kind !== 'skip'));
  const read = new Map<string, InspectedFile>();
  for (const file of coming) read.set(file.id, await inspectOne(inspectFiles, await readBytes(db, file.id), file.path));
  const problems = [...read.values()].flatMap(({ result }): readonly Problem[] => (result.ok ? [] : result.problems));
  return problems.length > 0 ? refused(problems) : ok(read);
}

async function inspectOne(inspectFiles: InspectFiles, bytes: Uint8Array, path: string): Promise<InspectedFile> {
  const [file, ...others] = await inspectFiles(bytes, path);
  if (file === undefined || others.length > 0) throw new Error(`${path} was one file when it was given`);
  return file;
}
