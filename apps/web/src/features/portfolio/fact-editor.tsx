import { Select, Textarea, TextInput } from '@mantine/core';
import { type KeyboardEvent, useState } from 'react';
import {
  type ChosenKind,
  type Directory,
  FACT_KINDS,
  type FactField,
  isAdded,
  isWritten,
  optionsFor,
  type WrittenKind,
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
  return isWritten(kind) ? <WrittenEditor {...props} kind={kind} /> : <ChosenEditor {...props} kind={kind} />;
}

export const HINTS: Readonly<Partial<Record<WrittenKind, string>>> = {
  date: strings.dateHint,
  money: strings.moneyHint,
  number: strings.priorityHint,
};

function WrittenEditor({
  label,
  text,
  claim,
  kind,
  onText,
  onCommit,
  onRevert,
}: Props & { readonly kind: WrittenKind }) {
  const isProse = kind === 'prose';
  const onKeyDown = (event: KeyboardEvent) => {
    // In a text of some lines Enter is a new line.
    if (event.key === 'Enter' && (!isProse || event.ctrlKey || event.metaKey)) onCommit(text);
    else if (event.key === 'Escape') onRevert();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const shared = {
    'aria-label': label,
    value: text,
    error: claim,
    onKeyDown,
    onBlur: () => {
      if (claim === null) onCommit(text);
    },
    autoFocus: true,
  };
  if (isProse)
    return (
      <Textarea
        {...shared}
        description={strings.proseHint}
        inputWrapperOrder={['input', 'description', 'error']}
        autosize
        minRows={4}
        maxRows={16}
        onChange={(event) => onText(event.currentTarget.value)}
      />
    );
  return (
    <TextInput
      {...shared}
      placeholder={HINTS[kind]}
      onChange={(event) => onText(event.currentTarget.value)}
      onFocus={(event) => event.currentTarget.select()}
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
}: Props & { readonly kind: ChosenKind }) {
  const [sought, setSought] = useState('');
  const options = optionsFor(kind, directory);
  const name = sought.trim();
  const isKnown = options.some((each) => each.label.toLowerCase() === name.toLowerCase());
  const data =
    isAdded(kind) && name !== '' && !isKnown
      ? [...options, { value: `${NEW}${name}`, label: strings.add(name) }]
      : options;
  return (
    <Select
      aria-label={label}
      data={data}
      value={text === '' ? null : text}
      error={claim}
      onChange={(value) => (value?.startsWith(NEW) ? onAdd(value.slice(NEW.length)) : onCommit(value ?? ''))}
      onSearchChange={setSought}
      onFocus={(event) => event.currentTarget.select()}
      searchable={kind !== 'tier' && kind !== 'method' && kind !== 'outcome'}
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
