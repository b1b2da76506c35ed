import { Button, Select, TextInput } from '@mantine/core';
import { type Field, labelOf, type RecordImportPreview } from '@sightline/contract';
import { useState } from 'react';
import { withColumn, withSame, withSecond } from './import-choices.ts';
import classes from './import-panel.module.css';
import type { FileTarget } from './import-panel.tsx';
import { recordStrings as strings } from './strings.ts';
import type { Choices } from './use-record-file.ts';

type Props = {
  readonly target: FileTarget;
  readonly preview: RecordImportPreview;
  readonly choices: Choices;
  readonly onChoices: (choices: Partial<Choices>) => void;
};

/** Which column feeds which field, with what it holds; what stands in none may be the same for all rows. */
export function ImportColumns(props: Props) {
  const { preview, onChoices } = props;
  const { kind, fixed } = props.target;
  const [isOpen, setOpen] = useState(preview.problems.length > 0);
  const read = new Set([...Object.values(preview.columns), ...Object.values(props.choices.second)]).size;
  return (
    <details className={classes.columns} open={isOpen} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className={classes.summary}>
        {strings.columns}
        <span className={classes.text}> {strings.columnsRead(read, preview.headers.length)}</span>
      </summary>
      {preview.sheets.length < 2 ? null : (
        <Select
          label={strings.sheet}
          data={preview.sheets}
          value={preview.sheet}
          onChange={(sheet) => onChoices({ sheet, columns: null })}
          allowDeselect={false}
        />
      )}
      {fixed.map(([name, label]) => (
        <Source key={name} {...props} name={name} label={label} field={null} />
      ))}
      {Object.entries(kind.fields).map(([name, field]) => (
        <Source key={name} {...props} name={name} label={labelOf(name, field)} field={field} />
      ))}
      <Select
        label={strings.dateOrder}
        data={[
          { value: '', label: strings.dateOrderOpen },
          { value: 'day-first', label: strings.dayFirst },
          { value: 'month-first', label: strings.monthFirst },
        ]}
        value={preview.dateOrder ?? ''}
        onChange={(value) => onChoices({ dateOrder: value === 'day-first' || value === 'month-first' ? value : null })}
        allowDeselect={false}
      />
    </details>
  );
}

type SourceProps = Props & {
  readonly name: string;
  readonly label: string;
  /** null = the key, or the project. */
  readonly field: Field | null;
};

function Source({ preview, choices, onChoices, name, label, field }: SourceProps) {
  const [isAdding, setAdding] = useState(false);
  const first = preview.columns[name];
  const second = choices.second[name];
  const data = [
    { value: '', label: strings.notInFile },
    ...preview.headers.map(({ index, letter, text }) => ({ value: String(index), label: `${letter}  ${text}` })),
  ];
  const select = {
    data,
    allowDeselect: false,
    searchable: data.length > 12,
    inputWrapperOrder: ['label', 'input', 'description', 'error'] as ('label' | 'input' | 'description' | 'error')[],
    classNames: { description: classes.samples ?? '' },
  };
  return (
    <div className={classes.source}>
      <Select
        {...select}
        label={label}
        description={samplesOf(preview, first)}
        value={String(first ?? '')}
        onChange={(value) => onChoices(withColumn(choices, name, columnIn(value)))}
      />
      {first === undefined && field !== null && (isOftenSame(field) || choices.same[name] !== undefined) ? (
        <SameForAll
          label={strings.sameFor(label)}
          field={field}
          text={choices.same[name] ?? ''}
          onText={(text) => onChoices(withSame(choices, name, text))}
        />
      ) : null}
      {first === undefined || field === null || !isOftenTwo(field) ? null : second !== undefined || isAdding ? (
        <Select
          {...select}
          aria-label={strings.secondFor(label)}
          description={samplesOf(preview, second)}
          value={String(second ?? '')}
          onChange={(value) => onChoices(withSecond(choices, name, columnIn(value)))}
        />
      ) : (
        <Button className={classes.add ?? ''} variant="subtle" size="compact-xs" onClick={() => setAdding(true)}>
          {strings.addSecond}
          <span className="visually-hidden"> {strings.secondOf(label)}</span>
        </Button>
      )}
    </div>
  );
}

type SameProps = {
  readonly label: string;
  readonly field: Field;
  readonly text: string;
  readonly onText: (text: string) => void;
};

function SameForAll({ label, field, text, onText }: SameProps) {
  const [typed, setTyped] = useState(text);
  const give = () => {
    if (typed.trim() !== text) onText(typed.trim());
  };
  if (field.kind === 'choice')
    return (
      <Select
        aria-label={label}
        placeholder={strings.sameForAll}
        data={field.values.map((value) => ({ value, label: value.replaceAll('-', ' ') }))}
        value={text === '' ? null : text}
        onChange={(value) => onText(value ?? '')}
        clearable
      />
    );
  return (
    <TextInput
      aria-label={label}
      placeholder={strings.sameForAll}
      value={typed}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onBlur={give}
      onKeyDown={(event) => {
        if (event.key === 'Enter') give();
      }}
    />
  );
}

/** What a file of one month or one house leaves out of its rows. */
function isOftenSame({ kind, isRequired }: Field): boolean {
  return isRequired || kind === 'choice';
}

/** Two who rate the same thing, and a text in two parts. */
function isOftenTwo(field: Field): boolean {
  return field.kind === 'choice' || (field.kind === 'text' && field.max >= LONG_TEXT);
}

const LONG_TEXT = 1000;

function columnIn(value: string | null): number | null {
  return value === null || value === '' ? null : Number(value);
}

function samplesOf({ headers }: RecordImportPreview, column: number | undefined): string | null {
  const header = headers.find(({ index }) => index === column);
  return header === undefined ? null : header.sample.join(', ');
}
