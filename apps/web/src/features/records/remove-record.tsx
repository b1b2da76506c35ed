import { Button } from '@mantine/core';
import type { RecordRow } from '@sightline/contract';
import { ProblemList } from '../../ui/problem-list.tsx';
import type { Found } from './find-register.ts';
import classes from './register-page.module.css';
import { recordStrings as strings } from './strings.ts';
import { useWriteRecord } from './use-write-record.ts';

type Props = {
  readonly found: Found;
  readonly row: RecordRow;
  readonly onRemoved: () => void;
  readonly onCancel: () => void;
};

/** Asks once, in place; what still names the record is told instead of removing it. */
export function RemoveRecord({ found, row, onRemoved, onCancel }: Props) {
  const { remove, isRunning, failure } = useWriteRecord(found);
  return (
    <div className={classes.form} role="alert">
      <p className={classes.ask}>
        <strong>{strings.removeAsk(row.key)}</strong> {strings.removeText}
      </p>
      {failure?.kind === 'refused' ? <ProblemList problems={failure.problems} isLive /> : null}
      {failure?.kind === 'away' ? <p className={classes.note}>{strings.away}</p> : null}
      <div className={classes.verbs}>
        <Button disabled={isRunning} onClick={async () => ((await remove(row)) ? onRemoved() : undefined)}>
          {strings.removeYes}
        </Button>
        <Button variant="default" onClick={onCancel}>
          {strings.cancel}
        </Button>
      </div>
    </div>
  );
}
