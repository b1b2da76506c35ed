import { Button, FileButton, Select, Textarea } from '@mantine/core';
import {
  labelOf,
  PROJECT_COLUMN,
  type RecordImportPreview,
  type RecordImportRoutes,
  type RecordKind,
} from '@sightline/contract';
import { IconFileSpreadsheet } from '@tabler/icons-react';
import { useState } from 'react';
import { counted } from '../../lib/format.ts';
import { useSeconds } from '../../lib/use-seconds.ts';
import { ProblemList } from '../../ui/problem-list.tsx';
import { SidePanel } from '../../ui/side-panel.tsx';
import type { Found } from './find-register.ts';
import { ImportChanges } from './import-changes.tsx';
import { ImportFaults } from './import-faults.tsx';
import classes from './import-panel.module.css';
import { recordStrings as strings } from './strings.ts';
import { type Choices, useRecordFile } from './use-record-file.ts';

/** Where a file goes; `fixed` are columns beside the fields, with their labels. */
export type FileTarget = {
  readonly kind: RecordKind;
  readonly files: RecordImportRoutes;
  readonly fixed: readonly (readonly [string, string])[];
};

type Props = { readonly target: FileTarget; readonly onClose: () => void };

/** A register's own way in: its rows may name a key, and a project where they belong to one. */
export function fileTargetOf({ register, kind }: Found): FileTarget {
  const key = ['key', strings.key] as const;
  const fixed = register.place === 'project' ? [key, [PROJECT_COLUMN, strings.project] as const] : [key];
  return { kind, files: register.files, fixed };
}

/** A file into this register: give it, see what each row would do, correct the columns, bring it in. */
export function ImportPanel({ target, onClose }: Props) {
  const { kind } = target;
  const read = useRecordFile(target);
  const { file, preview, brought, failure, isRunning } = read;
  return (
    <SidePanel title={strings.importTitle(kind.many)} note={file?.name} onClose={onClose}>
      <div className={classes.parts}>
        {failure?.kind === 'refused' ? <ProblemList problems={failure.problems} isLive /> : null}
        {failure?.kind === 'away' ? (
          <p className={classes.note} role="alert">
            {strings.away}
          </p>
        ) : null}
        {isRunning ? <Progress sent={read.sent} /> : null}
        {brought !== null ? (
          <Brought {...brought} onAnother={read.reset} onClose={onClose} />
        ) : preview === null ? (
          <GiveFile isRunning={isRunning} onFile={read.give} />
        ) : (
          <Review target={target} preview={preview} read={read} />
        )}
      </div>
    </SidePanel>
  );
}

/** A large file takes its time: how far it has gone, and since when it is read. */
function Progress({ sent }: { readonly sent: number }) {
  const seconds = useSeconds();
  return (
    <p className={classes.text} role="status">
      {strings.readingFile(counted(sent, 'byte'), counted(seconds, 'second'))}
    </p>
  );
}

type Read = ReturnType<typeof useRecordFile>;

function GiveFile({ isRunning, onFile }: { readonly isRunning: boolean; readonly onFile: Read['give'] }) {
  const [text, setText] = useState('');
  const choose = async (file: File | null) => {
    if (file !== null) await onFile({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) });
  };
  return (
    <>
      <p className={classes.text}>{strings.importText}</p>
      <FileButton onChange={(file) => void choose(file)} accept=".xlsx,.csv,.tsv,.txt">
        {(props) => (
          <Button
            {...props}
            disabled={isRunning}
            leftSection={<IconFileSpreadsheet size={16} stroke={1.6} aria-hidden="true" />}
          >
            {strings.chooseFile}
          </Button>
        )}
      </FileButton>
      <Textarea
        label={strings.pasteRows}
        rows={4}
        spellCheck={false}
        wrap="off"
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <Button
        variant="default"
        disabled={isRunning || text.trim() === ''}
        onClick={() => void onFile({ name: strings.pastedRows, bytes: new TextEncoder().encode(text) })}
      >
        {strings.readPasted}
      </Button>
    </>
  );
}

function Review({
  target,
  preview,
  read,
}: {
  readonly target: FileTarget;
  readonly preview: RecordImportPreview;
  readonly read: Read;
}) {
  const { file, isRunning, give, bring } = read;
  const { outcome, problems } = preview;
  const choices: Choices = { columns: preview.columns, dateOrder: preview.dateOrder, sheet: preview.sheet };
  const again = (next: Partial<Choices>) => {
    if (file !== null) void give(file, { ...choices, ...next });
  };
  const isStopped = problems.length > 0 || outcome.added + outcome.changed + outcome.aside === 0;
  return (
    <>
      <p className={classes.outcome} role="status">
        {strings.outcome(outcome.added, outcome.changed, outcome.same)}
        {outcome.aside === 0 ? '' : ` ${strings.outcomeAside(counted(outcome.aside, 'line'))}`}
        {outcome.faulty === 0 ? '' : ` ${strings.outcomeFaulty(counted(outcome.faulty, 'row'))}`}
      </p>
      <ProblemList problems={problems} />
      <div className={classes.verbs}>
        <Button
          disabled={isRunning || isStopped}
          onClick={() => void bring(choices, outcome.faulty === 0 ? 'refuse' : 'skip')}
        >
          {outcome.faulty === 0 ? strings.bringIn : strings.bringOthers}
        </Button>
        <Button variant="default" onClick={read.reset}>
          {strings.otherFile}
        </Button>
      </div>
      <ImportFaults faults={preview.faults} />
      <ImportChanges kind={target.kind} preview={preview} />
      <Columns target={target} preview={preview} onChoices={again} />
    </>
  );
}

type ColumnsProps = {
  readonly target: FileTarget;
  readonly preview: RecordImportPreview;
  readonly onChoices: (choices: Partial<Choices>) => void;
};

/** Which column feeds which field, with what it holds. */
function Columns({ target, preview, onChoices }: ColumnsProps) {
  const { kind, fixed } = target;
  const fields = [...fixed, ...Object.entries(kind.fields).map(([name, field]) => [name, labelOf(name, field)])];
  const data = [
    { value: '', label: strings.notInFile },
    ...preview.headers.map(({ index, letter, text }) => ({ value: String(index), label: `${letter}  ${text}` })),
  ];
  const choose = (field: string, value: string | null) => {
    const { [field]: _, ...rest } = preview.columns;
    onChoices({ columns: value === null || value === '' ? rest : { ...rest, [field]: Number(value) } });
  };
  return (
    <section className={classes.columns} aria-label={strings.columns}>
      <h3 className={classes.head}>{strings.columns}</h3>
      {preview.sheets.length < 2 ? null : (
        <Select
          label={strings.sheet}
          data={preview.sheets}
          value={preview.sheet}
          onChange={(sheet) => onChoices({ sheet, columns: null })}
          allowDeselect={false}
        />
      )}
      {fields.map(([field = '', label = '']) => (
        <Select
          key={field}
          label={label}
          description={samplesOf(preview, field)}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          data={data}
          value={String(preview.columns[field] ?? '')}
          onChange={(value) => choose(field, value)}
          allowDeselect={false}
          searchable={data.length > 12}
        />
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
    </section>
  );
}

function samplesOf({ headers, columns }: RecordImportPreview, field: string): string | null {
  const header = headers.find(({ index }) => index === columns[field]);
  return header === undefined ? null : header.sample.join(', ');
}

type BroughtProps = {
  readonly added: number;
  readonly changed: number;
  readonly aside: number;
  readonly skipped: readonly number[];
  readonly onAnother: () => void;
  readonly onClose: () => void;
};

const ROWS_TOLD = 40;

function Brought({ added, changed, aside, skipped, onAnother, onClose }: BroughtProps) {
  const told = skipped.slice(0, ROWS_TOLD).join(', ');
  return (
    <>
      <p className={classes.outcome} role="status">
        {strings.brought(added, changed)}
        {aside === 0 ? '' : ` ${strings.broughtAside(counted(aside, 'line'))}`}
      </p>
      {skipped.length === 0 ? null : (
        <p className={classes.note}>
          {strings.leftAside(counted(skipped.length, 'row'), told, skipped.length > ROWS_TOLD)}
        </p>
      )}
      <div className={classes.verbs}>
        <Button onClick={onClose}>{strings.done}</Button>
        <Button variant="default" onClick={onAnother}>
          {strings.otherFile}
        </Button>
      </div>
    </>
  );
}
