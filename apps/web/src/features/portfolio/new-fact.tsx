import { Select, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { HINTS } from './fact-editor.tsx';
import {
  type AddedKind,
  type Directory,
  FACT_KINDS,
  type FactField,
  isAdded,
  isWritten,
  optionsFor,
} from './fact-fields.ts';
import type { AddRecord } from './fact-list.tsx';
import { projectStrings as strings } from './strings.ts';

type Props = {
  readonly field: FactField;
  readonly text: string;
  readonly error: string | null;
  readonly directory: Directory | null;
  readonly onText: (text: string) => void;
  readonly addRecord: AddRecord;
};

const NEW = 'new:';

/** One fact on the form of a new project. */
export function NewFact({ field, text, error, directory, onText, addRecord }: Props) {
  const kind = FACT_KINDS[field];
  const label = strings.fields[field];
  if (isAdded(kind))
    return (
      <RecordSelect
        kind={kind}
        label={label}
        text={text}
        error={error}
        directory={directory}
        onText={onText}
        addRecord={addRecord}
      />
    );
  if (!isWritten(kind))
    return (
      <Select
        label={label}
        data={[...optionsFor(kind, directory)]}
        value={text || null}
        error={error}
        searchable={kind === 'unit'}
        clearable={kind !== 'stage'}
        allowDeselect={false}
        limit={50}
        onChange={(value) => onText(value ?? '')}
      />
    );
  if (kind === 'prose')
    return (
      <Textarea
        label={label}
        value={text}
        error={error}
        autosize
        minRows={3}
        maxRows={10}
        onChange={(event) => onText(event.currentTarget.value)}
      />
    );
  return (
    <TextInput
      label={label}
      value={text}
      error={error}
      placeholder={HINTS[kind]}
      onChange={(event) => onText(event.currentTarget.value)}
      autoFocus={field === 'name'}
      required={field === 'name'}
    />
  );
}

type RecordProps = Omit<Props, 'field'> & { readonly kind: AddedKind; readonly label: string };

function RecordSelect({ kind, label, text, error, directory, onText, addRecord }: RecordProps) {
  const [sought, setSought] = useState('');
  const options = optionsFor(kind, directory);
  const name = sought.trim();
  const isKnown = options.some((each) => each.label.toLowerCase() === name.toLowerCase());
  const data = name !== '' && !isKnown ? [...options, { value: `${NEW}${name}`, label: strings.add(name) }] : options;
  const choose = async (value: string | null) => {
    if (!value?.startsWith(NEW)) return onText(value ?? '');
    const id = await addRecord(kind, value.slice(NEW.length));
    if (id !== null) onText(id);
  };
  return (
    <Select
      label={label}
      data={data}
      value={text || null}
      error={error}
      onChange={(value) => void choose(value)}
      onSearchChange={setSought}
      searchable
      clearable
      allowDeselect={false}
      limit={50}
    />
  );
}
