import { Button, FileButton, Textarea } from '@mantine/core';
import { IconClipboardText, IconFileSpreadsheet, IconTableImport } from '@tabler/icons-react';
import { useEffect, useEffectEvent, useState } from 'react';
import type { Failure } from '../../lib/api.ts';
import { Card } from '../../ui/page.tsx';
import { ProblemList } from '../../ui/problem-list.tsx';
import { uiStrings } from '../../ui/strings.ts';
import classes from './give-register.module.css';
import { type GivenTable, tableFromPaste } from './given-table.ts';
import { FIELDS } from './mapping-model.ts';
import { fieldLabels, strings } from './strings.ts';

type Props = {
  /** Name of the table that is on its way; null when none is. */
  readonly reading: string | null;
  readonly refusal: { readonly text: string; readonly advice: string } | null;
  readonly failure: Failure | null;
  readonly onFile: (file: File | null) => void;
  readonly onTable: (table: GivenTable) => void;
};

/** The first step: a file dropped or chosen, or rows pasted anywhere. */
export function GiveRegister({ reading, refusal, failure, onFile, onTable }: Props) {
  usePastedTable(onTable);
  return (
    <Card label={strings.steps.given}>
      <div className={classes.give}>
        <span className={classes.icon}>
          <IconTableImport size={24} stroke={1.6} aria-hidden="true" />
        </span>
        <h2 className={classes.heading}>{strings.empty.heading}</h2>
        <p className={classes.text}>{strings.empty.text}</p>
        <div className={classes.ways}>
          <FileButton onChange={onFile} accept=".xlsx,.csv,.tsv,.txt">
            {(props) => (
              <Button
                {...props}
                size="md"
                disabled={reading !== null}
                leftSection={<IconFileSpreadsheet size={16} stroke={1.6} aria-hidden="true" />}
              >
                {strings.empty.choose}
              </Button>
            )}
          </FileButton>
          <span className={classes.or}>
            {strings.empty.drop}, {strings.empty.pasteKey}
          </span>
        </div>
        <p className={classes.reading} role="status">
          {reading === null ? '' : strings.reading(reading)}
        </p>
        <Refusals refusal={refusal} failure={failure} />
        <PasteBox isBusy={reading !== null} onTable={onTable} />
        <p className={classes.fields}>
          <strong>{strings.empty.carries}</strong> {FIELDS.map((field) => fieldLabels[field]).join(', ')}.{' '}
          {strings.empty.limits}
        </p>
      </div>
    </Card>
  );
}

function Refusals({ refusal, failure }: Pick<Props, 'refusal' | 'failure'>) {
  if (refusal !== null) {
    return (
      <p className={classes.refusal} role="alert">
        {refusal.text} {refusal.advice}
      </p>
    );
  }
  if (failure === null) return null;
  return failure.kind === 'refused' ? (
    <div className={classes.problems}>
      <ProblemList problems={failure.problems} isLive />
    </div>
  ) : (
    <p className={classes.refusal} role="alert">
      {uiStrings.serverAway}
    </p>
  );
}

function PasteBox({ isBusy, onTable }: { readonly isBusy: boolean; readonly onTable: (table: GivenTable) => void }) {
  const [text, setText] = useState('');
  const read = () => onTable({ name: 'Pasted rows', bytes: new TextEncoder().encode(text) });
  return (
    <div className={classes.paste}>
      <Textarea
        label={strings.empty.pasteBox}
        placeholder={strings.empty.pastePlaceholder}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        rows={4}
        spellCheck={false}
        wrap="off"
      />
      <Button
        variant="default"
        onClick={read}
        disabled={isBusy || text.trim() === ''}
        leftSection={<IconClipboardText size={16} stroke={1.6} aria-hidden="true" />}
      >
        {strings.empty.readPasted}
      </Button>
    </div>
  );
}

/** Rows pasted anywhere on the page, also into the box, are read at once. */
function usePastedTable(onTable: (table: GivenTable) => void): void {
  const take = useEffectEvent((event: ClipboardEvent) => {
    const table = tableFromPaste(event.clipboardData?.getData('text/plain') ?? '');
    if (table === null) return;
    event.preventDefault();
    onTable(table);
  });
  useEffect(() => {
    const listen = (event: ClipboardEvent) => take(event);
    window.addEventListener('paste', listen);
    return () => window.removeEventListener('paste', listen);
  }, []);
}
