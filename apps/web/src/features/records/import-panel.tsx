import { Button, Checkbox, FileButton, Textarea } from '@mantine/core';
import type { RecordImportPreview } from '@sightline/contract';
import { IconFileSpreadsheet } from '@tabler/icons-react';
import { useState } from 'react';
import { counted } from '../../lib/format.ts';
import { OnlyRows } from '../../ui/only-rows.tsx';
import { ProblemList } from '../../ui/problem-list.tsx';
import { SidePanel } from '../../ui/side-panel.tsx';
import type { Found } from './find-register.ts';
import { ImportColumns } from './import-columns.tsx';
import { ImportFaults } from './import-faults.tsx';
import { ImportMade } from './import-made.tsx';
import classes from './import-panel.module.css';
import { recordStrings as strings } from './strings.ts';
import { type Choices, useRecordFile } from './use-record-file.ts';

type Props = {
  readonly found: Found;
  readonly onClose: () => void;
  /** What is made by naming, such as the vendors of contracts, may be there already under another spelling. */
  readonly onAlike: () => void;
};

/** A file into this register: give it, see what each row would do, correct the columns, bring it in. */
export function ImportPanel({ found, onClose, onAlike }: Props) {
  const { kind } = found;
  const read = useRecordFile(found);
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
        {brought !== null ? (
          <Brought brought={brought} onAnother={read.reset} onClose={onClose} onAlike={onAlike} />
        ) : preview === null ? (
          <GiveFile isRunning={isRunning} onFile={read.give} />
        ) : (
          <Review found={found} preview={preview} read={read} />
        )}
      </div>
    </SidePanel>
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
  found,
  preview,
  read,
}: {
  readonly found: Found;
  readonly preview: RecordImportPreview;
  readonly read: Read;
}) {
  const { file, isRunning, give, bring } = read;
  const { outcome, problems } = preview;
  const { columns, dateOrder, sheet } = preview;
  const choices: Choices = { ...read.choices, columns, dateOrder, sheet };
  const again = (next: Partial<Choices>) => {
    if (file !== null) void give(file, { ...choices, ...next });
  };
  const isStopped = problems.length > 0 || outcome.added + outcome.changed === 0;
  return (
    <>
      <p className={classes.outcome} role="status">
        {strings.outcome(outcome.added, outcome.changed, outcome.same)}
        {outcome.faulty === 0 ? '' : ` ${strings.outcomeFaulty(counted(outcome.faulty, 'row'))}`}
        {outcome.doubtful === 0 ? '' : ` ${strings.outcomeDoubtful(counted(outcome.doubtful, 'row'))}`}
        {outcome.otherRows === 0 ? '' : ` ${strings.outcomeOthers(counted(outcome.otherRows, 'other row'))}`}
      </p>
      <ImportMade preview={preview} />
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
      <OnlyRows headers={preview.headers} only={choices.only} onOnly={(only) => again({ only })} />
      <Checkbox
        size="xs"
        label={strings.unreadEmpty}
        checked={choices.unread === 'empty'}
        onChange={(event) => again({ unread: event.currentTarget.checked ? 'empty' : 'faulty' })}
      />
      <ImportColumns found={found} preview={preview} choices={choices} onChoices={again} />
      <ImportFaults faults={preview.faults} />
    </>
  );
}

type BroughtProps = {
  readonly brought: NonNullable<Read['brought']>;
  readonly onAnother: () => void;
  readonly onClose: () => void;
  readonly onAlike: () => void;
};

const ROWS_TOLD = 40;

function Brought({ brought, onAnother, onClose, onAlike }: BroughtProps) {
  const { added, changed, made, skipped } = brought;
  const told = skipped.slice(0, ROWS_TOLD).join(', ');
  return (
    <>
      <p className={classes.outcome} role="status">
        {strings.brought(added, changed)}
        {made === 0 ? '' : ` ${strings.broughtMade(made)}`}
      </p>
      {skipped.length === 0 ? null : (
        <p className={classes.note}>
          {strings.leftAside(counted(skipped.length, 'row'), told, skipped.length > ROWS_TOLD)}
        </p>
      )}
      <div className={classes.verbs}>
        <Button onClick={onClose}>{strings.done}</Button>
        {made === 0 ? null : (
          <Button variant="default" onClick={onAlike}>
            {strings.alike.open}
          </Button>
        )}
        <Button variant="default" onClick={onAnother}>
          {strings.otherFile}
        </Button>
      </div>
    </>
  );
}
