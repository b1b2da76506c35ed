import { Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import {
  type Directory,
  FACT_KINDS,
  type FactField,
  type FactKind,
  recordOptions,
  STAGE_OPTIONS,
  TIER_OPTIONS,
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

const HINTS: Readonly<Partial<Record<FactKind, string>>> = {
  date: strings.dateHint,
  money: strings.moneyHint,
  number: strings.priorityHint,
};
const NEW = 'new:';

/** One fact on the form of a new project. */
export function NewFact({ field, text, error, directory, onText, addRecord }: Props) {
  const kind = FACT_KINDS[field];
  const label = strings.fields[field];
  if (kind === 'stage' || kind === 'tier')
    return (
      <Select
        label={label}
        data={kind === 'stage' ? STAGE_OPTIONS : TIER_OPTIONS}
        value={text || null}
        error={error}
        clearable={kind === 'tier'}
        allowDeselect={false}
        onChange={(value) => onText(value ?? '')}
      />
    );
  if (kind === 'person' || kind === 'program' || kind === 'portfolio')
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

type RecordProps = Omit<Props, 'field'> & { readonly kind: 'person' | 'program' | 'portfolio'; readonly label: string };

function RecordSelect({ kind, label, text, error, directory, onText, addRecord }: RecordProps) {
  const [sought, setSought] = useState('');
  const options = recordOptions(kind, directory);
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
