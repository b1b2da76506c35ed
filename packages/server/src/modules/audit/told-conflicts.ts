import { type Problem, problem } from '@sightline/kernel';
import type { Db } from './db.ts';
import { amount } from './effect-words.ts';
import { fieldWord, type Names, valueWords, type Words, wordsFor } from './record-words.ts';
import type { RowChange } from './row-changes.ts';
import type { Conflict } from './take-back.ts';
import { namesIn } from './told-commands.ts';
import { listTrackedTables } from './tracked-tables.ts';

/** What stands in the way of an undo, field by field, with names. */
export async function tellConflicts(db: Db, conflicts: readonly Conflict[], words: Words): Promise<readonly Problem[]> {
  if (conflicts.length === 0) return [];
  const names = await namesIn(db, conflicts.map(asChange), { tables: await listTrackedTables(db), words });
  return conflicts.map((each) => toldConflict(each, words, names));
}

function asChange(conflict: Conflict): RowChange {
  const { table, id } = conflict;
  const isMoved = conflict.kind === 'field-moved';
  const [before, after] = isMoved ? [conflict.seen, conflict.current] : [null, conflict.row];
  return { commandId: '', table, id, before, after, alike: 1 };
}

function toldConflict(conflict: Conflict, words: Words, names: Names): Problem {
  const record = wordsFor(words, conflict.table);
  const subject = { entity: record.entity ?? record.one, id: conflict.id, field: null };
  switch (conflict.kind) {
    case 'record-back':
    case 'record-gone':
    case 'place-taken':
      return problem(`audit.undo-${conflict.kind}`, { name: record.nameOf(conflict.row) }, { subject });
    case 'stands-on': {
      const others = amount(wordsFor(words, conflict.by), conflict.count);
      return problem('audit.undo-stands-on', { name: record.nameOf(conflict.row), others }, { subject });
    }
    case 'field-moved': {
      const { column, seen, current } = conflict;
      const params = {
        name: record.nameOf(current),
        field: fieldWord(record, column),
        seen: valueWords(record, column, seen, names),
        current: valueWords(record, column, current, names),
      };
      return problem('audit.undo-field-moved', params, { subject: { ...subject, field: column } });
    }
  }
}
