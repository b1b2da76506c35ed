import { IconPencil } from '@tabler/icons-react';
import { type ReactNode, useRef, useState } from 'react';
import { ConflictNote } from './conflict-note.tsx';
import { FactEditor } from './fact-editor.tsx';
import {
  FACT_KINDS,
  type FactField,
  type FactValue,
  isAdded,
  isWritten,
  readTyped,
  type Shown,
  wordsOf,
} from './fact-fields.ts';
import classes from './fact-list.module.css';
import type { AddRecord } from './fact-list.tsx';
import { projectStrings as strings } from './strings.ts';
import type { Saved } from './use-save-fact.ts';

type Props = {
  readonly field: FactField;
  readonly value: FactValue;
  readonly shown: Shown;
  /** What holds while nobody gave a value. */
  readonly standIn: string | null;
  readonly mayEdit: boolean;
  readonly save: (seen: FactValue, wanted: FactValue) => Promise<Saved>;
  readonly addRecord: AddRecord;
  readonly note: ReactNode;
};

/** While a fact is changed: what was seen when it began, what is typed now, and what came back. */
type Editing = {
  readonly seen: FactValue;
  readonly text: string;
  readonly claim: string | null;
  readonly conflict: { readonly now: FactValue; readonly wanted: FactValue } | null;
};

/** One fact: its value is a button; pressed, it becomes a field. What is typed is never lost to an error. */
export function FactRow({ field, value, shown, standIn, mayEdit, save, addRecord, note }: Props) {
  const [editing, setEditing] = useState<Editing | null>(null);
  const display = useRef<HTMLButtonElement>(null);
  const label = strings.fields[field];
  const words = (value === null ? standIn : null) ?? wordsOf(field, value, shown);
  const stop = () => {
    setEditing(null);
    requestAnimationFrame(() => display.current?.focus());
  };
  const put = async (seen: FactValue, wanted: FactValue, text: string) => {
    if (wanted === seen) return stop();
    const saved = await save(seen, wanted);
    if (saved.kind === 'saved') return stop();
    if (saved.kind === 'conflict') return setEditing({ seen, text, claim: null, conflict: { now: saved.now, wanted } });
    const claim =
      saved.kind === 'away' ? strings.away : saved.problems.map((each) => `${each.text} ${each.advice}`).join(' ');
    setEditing({ seen, text, claim, conflict: null });
  };
  const commit = (text: string) => {
    if (editing === null) return;
    const typed = readTyped(field, text, shown.currency);
    if (typed.ok) void put(editing.seen, typed.value, text);
    else setEditing({ ...editing, text, claim: typed.claim });
  };
  const addThenPut = async (name: string) => {
    const kind = FACT_KINDS[field];
    if (editing === null || !isAdded(kind)) return;
    const id = await addRecord(kind, name);
    if (id !== null) await put(editing.seen, id, id);
  };
  return (
    <div className={classes.fact} data-prose={FACT_KINDS[field] === 'prose' || undefined}>
      <dt className={classes.label}>{label}</dt>
      <dd className={classes.value}>
        {!mayEdit ? (
          <span className={classes.fixed}>{words}</span>
        ) : editing === null ? (
          <button
            ref={display}
            type="button"
            className={classes.display}
            aria-label={strings.change(label, words)}
            onClick={() => setEditing({ seen: value, text: typedOf(field, value, words), claim: null, conflict: null })}
          >
            <span className={classes.words}>{words}</span>
            <IconPencil size={14} stroke={1.6} className={classes.pencil} aria-hidden="true" />
          </button>
        ) : (
          <FactEditor
            field={field}
            label={label}
            text={editing.text}
            claim={editing.claim}
            directory={shown.directory}
            onText={(text) => setEditing({ ...editing, text, claim: null })}
            onCommit={commit}
            onAdd={(name) => void addThenPut(name)}
            onRevert={stop}
          />
        )}
        {note === null ? null : <div className={classes.note}>{note}</div>}
        {editing?.conflict ? (
          <ConflictNote
            label={label}
            seen={wordsOf(field, editing.seen, shown)}
            now={wordsOf(field, editing.conflict.now, shown)}
            typed={wordsOf(field, editing.conflict.wanted, shown)}
            onMine={() => void put(editing.conflict?.now ?? null, editing.conflict?.wanted ?? null, editing.text)}
            onTheirs={stop}
          />
        ) : null}
      </dd>
    </div>
  );
}

/** What stands in the field when it opens: words for what is typed, the id for what is chosen. */
function typedOf(field: FactField, value: FactValue, words: string): string {
  if (value === null) return '';
  return isWritten(FACT_KINDS[field]) ? words : String(value);
}
