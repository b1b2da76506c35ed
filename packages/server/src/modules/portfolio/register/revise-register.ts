import type { RegisterField, RegisterMapping } from '@sightline/contract';
import { cleanText } from '@sightline/interchange';
import { ok, type Problem, problem, refused } from '@sightline/kernel';
import { type CommandContext, staleVersion } from '../../audit/index.ts';
import { type Edit, givenRows, textAt } from './given-cells.ts';
import { draftVersionOf } from './preview-version.ts';
import type { Started } from './start-register.ts';
import { type Draft, lockDraft, type RegisterImportId, readDraft, reviseDraft } from './store.ts';

export type Revision = {
  readonly mapping?: RegisterMapping | undefined;
  readonly edits?:
    | readonly { readonly row: number; readonly field: RegisterField; readonly text: string }[]
    | undefined;
  readonly skip?: readonly { readonly row: number; readonly isSkipped: boolean }[] | undefined;
};

/** Changes a draft; what it then says is read anew. `seen` is the version of the preview that the user looked at. */
export async function reviseRegister(
  context: CommandContext,
  target: { readonly id: RegisterImportId; readonly seen: number },
  revision: Revision,
): Started {
  const found = await openDraft(context, target.id);
  if ('problem' in found) return refused([found.problem]);
  const { draft } = found;
  if (draftVersionOf(target.seen) !== draft.version) return refused([staleVersion(target.seen)]);
  const missing = missingRows(draft, revision);
  if (missing.length > 0) return refused(missing);
  await reviseDraft(context.db, revised(draft, revision));
  const payload = { importId: draft.id, edits: revision.edits?.length ?? 0, skip: revision.skip?.length ?? 0 };
  return ok({ value: { importId: draft.id }, moved: [], payload, inverse: null });
}

/** The caller's draft under its lock, if it can still be worked on. */
export async function openDraft(
  context: CommandContext,
  id: RegisterImportId,
): Promise<{ readonly draft: Draft } | { readonly problem: Problem }> {
  await lockDraft(context.db, id);
  const draft = await readDraft(context.db, id, context.caller.accountId);
  if (draft === null) return { problem: problem('shell.not-found') };
  return draft.state === 'committed' ? { problem: problem('portfolio.import-committed') } : { draft };
}

/** A later edit of a cell replaces the earlier one. Choosing columns by hand makes the mapping the user's own. */
export function revised(draft: Draft, { mapping, edits = [], skip = [] }: Revision): Draft {
  const shown = new Map(givenRows({ ...draft.table, ...draft }).map((row) => [row.number, row]));
  const kept = new Map(draft.edits.map((edit): [string, Edit] => [`${edit.row} ${edit.field}`, edit]));
  for (const edit of edits) {
    const text = cleanText(edit.text);
    const row = shown.get(edit.row);
    const isConfirmed = text !== '' && row !== undefined && textAt(row, edit.field) === text;
    kept.set(`${edit.row} ${edit.field}`, { ...edit, text, isConfirmed });
  }
  const skipped = new Set(draft.skipped);
  for (const { row, isSkipped } of skip) {
    if (isSkipped) skipped.add(row);
    else skipped.delete(row);
  }
  return {
    ...draft,
    mapping: mapping ?? draft.mapping,
    isMappingRemembered: draft.isMappingRemembered && mapping === undefined,
    edits: [...kept.values()],
    skipped: [...skipped].sort((a, b) => a - b),
  };
}

function missingRows(draft: Draft, { edits = [], skip = [] }: Revision): readonly Problem[] {
  const numbers = new Set(draft.table.rows.map((row) => row.number));
  const named = new Set([...edits, ...skip].map(({ row }) => row));
  return [...named].filter((row) => !numbers.has(row)).map((row) => problem('portfolio.row-not-there', { row }));
}
