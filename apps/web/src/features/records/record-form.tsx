import { Button, TextInput } from '@mantine/core';
import { type FieldValue, labelOf } from '@sightline/contract';
import { type FormEvent, useState } from 'react';
import { problemAt, problemsElsewhere } from '../../lib/field-problems.ts';
import { useCurrency } from '../../lib/session.ts';
import { ProblemList } from '../../ui/problem-list.tsx';
import { type Draft, patchOf, readDraft, shownText } from './record-draft.ts';
import { RecordField } from './record-field.tsx';
import type { PanelProps } from './record-panel.tsx';
import classes from './register-page.module.css';
import { recordStrings as strings } from './strings.ts';
import { useWriteRecord } from './use-write-record.ts';

type Props = PanelProps & { readonly onDone: () => void };

const NO_VALUES: Readonly<Record<string, FieldValue>> = {};

/** All fields of a record; saving sends those that differ, with what was seen. */
export function RecordForm({ found, row, names, projectId, onAdded, onDone }: Props) {
  const { kind } = found;
  const currency = useCurrency();
  const write = useWriteRecord(found);
  const [draft, setDraft] = useState<Draft>({});
  const [key, setKey] = useState('');
  const [isTried, setTried] = useState(false);
  const values = row?.values ?? NO_VALUES;
  const read = readDraft(kind, draft, { isNew: row === null, currency });
  const claims = isTried && !read.ok ? read.claims : {};
  const refused = write.failure?.kind === 'refused' ? write.failure.problems : [];
  const fields = Object.keys(kind.fields);
  const save = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!read.ok) return;
    if (row === null) {
      const made = await write.add({ projectId, key: key.trim() === '' ? null : key.trim(), values: read.values });
      if (made !== null) onAdded(made.id);
      return;
    }
    const patch = patchOf(values, read.values);
    if (Object.keys(patch).length === 0 || (await write.change(row, patch)) !== null) onDone();
  };
  return (
    <form className={classes.form} noValidate onSubmit={save} aria-label={kind.one}>
      <ProblemList problems={problemsElsewhere(refused, [...fields, 'key'])} isLive />
      {write.failure?.kind === 'refused' && write.failure.status === 412 ? (
        <p className={classes.note}>{strings.moved}</p>
      ) : null}
      {write.failure?.kind === 'away' ? (
        <p className={classes.note} role="alert">
          {strings.away}
        </p>
      ) : null}
      {Object.entries(kind.fields).map(([name, field]) => (
        <RecordField
          key={name}
          label={labelOf(name, field)}
          field={field}
          text={shownText(kind, name, { draft, values, currency })}
          names={names}
          error={claims[name] ?? problemAt(refused, name)}
          onText={(text) => setDraft({ ...draft, [name]: text })}
        />
      ))}
      {row === null ? (
        <TextInput
          label={strings.key}
          description={strings.keyHint}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          value={key}
          error={problemAt(refused, 'key')}
          onChange={(event) => setKey(event.currentTarget.value)}
          autoComplete="off"
        />
      ) : null}
      <div className={classes.verbs}>
        <Button type="submit" disabled={write.isRunning}>
          {row === null ? strings.add(kind.one) : strings.save}
        </Button>
        <Button variant="default" onClick={onDone}>
          {strings.cancel}
        </Button>
      </div>
    </form>
  );
}
