import { cleanText, type Table } from '@sightline/interchange';
import { type AccountId, type Currency, ok, problem, type Result, refused } from '@sightline/kernel';
import { type CommandContext, digestOf, type Outcome } from '../../audit/index.ts';
import { guessMapping } from './guess-mapping.ts';
import { insertDraft, type RegisterImportId, rememberedMapping } from './store.ts';

/** More rows than any portfolio office keeps, and few enough to show every fault at once. */
export const MOST_ROWS = 5000;

export type Started = Promise<Result<Outcome<{ importId: RegisterImportId }>>>;
export type RegisterFile = { readonly name: string; readonly table: Table };

/** Keeps a table as a draft under the mapping that was remembered for its headers, else under a guessed one. */
export async function startRegister(
  context: CommandContext,
  file: RegisterFile,
  by: { readonly accountId: AccountId; readonly currency: Currency },
): Started {
  const { rows, headers, sheets, sheet, headerRow } = file.table;
  if (rows.length === 0) return refused([problem('portfolio.register-empty', { file: file.name })]);
  if (rows.length > MOST_ROWS) {
    return refused([problem('portfolio.register-too-large', { file: file.name, rows: rows.length, most: MOST_ROWS })]);
  }
  const headersDigest = digestOf(headers.map((header) => header.toLowerCase()));
  const remembered = await rememberedMapping(context.db, headersDigest);
  const id = context.mint<'register-import'>();
  await insertDraft(context.db, {
    id,
    accountId: by.accountId,
    fileName: cleanText(file.name),
    headersDigest,
    table: { sheets, sheet, headerRow, headers, rows },
    mapping: remembered ?? guessMapping(headers, rows, by.currency),
    isMappingRemembered: remembered !== null,
    edits: [],
    skipped: [],
  });
  return ok({ value: { importId: id }, moved: [], payload: { importId: id, rows: rows.length }, inverse: null });
}
