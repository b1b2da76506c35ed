import { Select, TextInput } from '@mantine/core';
import { type KeyboardEvent, useState } from 'react';
import {
  type Directory,
  FACT_KINDS,
  type FactField,
  type FactKind,
  recordOptions,
  STAGE_OPTIONS,
  TIER_OPTIONS,
} from './fact-fields.ts';
import { projectStrings as strings } from './strings.ts';

type Props = {
  readonly field: FactField;
  readonly label: string;
  readonly text: string;
  readonly claim: string | null;
  readonly directory: Directory | null;
  readonly onText: (text: string) => void;
  readonly onCommit: (text: string) => void;
  readonly onAdd: (name: string) => void;
  readonly onRevert: () => void;
};

/** The field of one fact: Enter saves, Esc reverts, leaving it saves what can be read. */
export function FactEditor(props: Props) {
  const kind = FACT_KINDS[props.field];
  if (kind === 'text' || kind === 'date' || kind === 'money' || kind === 'number')
    return <TypedEditor {...props} kind={kind} />;
  return <ChosenEditor {...props} kind={kind} />;
}

const HINTS: Readonly<Partial<Record<FactKind, string>>> = {
  date: strings.dateHint,
  money: strings.moneyHint,
  number: strings.priorityHint,
};

function TypedEditor({ label, text, claim, kind, onText, onCommit, onRevert }: Props & { readonly kind: FactKind }) {
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter') onCommit(text);
    else if (event.key === 'Escape') onRevert();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <TextInput
      aria-label={label}
      value={text}
      error={claim}
      placeholder={HINTS[kind]}
      onChange={(event) => onText(event.currentTarget.value)}
      onKeyDown={onKeyDown}
      onFocus={(event) => event.currentTarget.select()}
      onBlur={() => {
        if (claim === null) onCommit(text);
      }}
      autoFocus
    />
  );
}

const NEW = 'new:';

function ChosenEditor({
  label,
  text,
  claim,
  kind,
  directory,
  onCommit,
  onAdd,
  onRevert,
}: Props & { readonly kind: FactKind }) {
  const [sought, setSought] = useState('');
  const options = kind === 'stage' ? STAGE_OPTIONS : kind === 'tier' ? TIER_OPTIONS : recordOptions(kind, directory);
  const isRecord = kind === 'person' || kind === 'program' || kind === 'portfolio';
  const name = sought.trim();
  const isKnown = options.some((each) => each.label.toLowerCase() === name.toLowerCase());
  const data =
    isRecord && name !== '' && !isKnown ? [...options, { value: `${NEW}${name}`, label: strings.add(name) }] : options;
  return (
    <Select
      aria-label={label}
      data={data}
      value={text === '' ? null : text}
      error={claim}
      onChange={(value) => (value?.startsWith(NEW) ? onAdd(value.slice(NEW.length)) : onCommit(value ?? ''))}
      onSearchChange={setSought}
      onFocus={(event) => event.currentTarget.select()}
      searchable={kind !== 'tier'}
      clearable={kind !== 'stage'}
      allowDeselect={false}
      limit={50}
      defaultDropdownOpened
      onKeyDown={(event) => {
        if (event.key === 'Escape') {
          event.stopPropagation();
          onRevert();
        }
      }}
      onBlur={() => {
        if (claim === null) onRevert();
      }}
      autoFocus
    />
  );
}
