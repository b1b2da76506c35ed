import { Button, Select } from '@mantine/core';
import type { RegisterImport } from '@sightline/contract';
import { IconAlertTriangle, IconCircleCheck, IconSquareX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from './draft-steps.module.css';
import { countErrors } from './fault-model.ts';
import { mappedCount } from './mapping-model.ts';
import { strings } from './strings.ts';

type StepState = 'done' | 'open' | 'look';

const MARKS: Readonly<Record<StepState, typeof IconCircleCheck>> = {
  done: IconCircleCheck,
  open: IconSquareX,
  look: IconAlertTriangle,
};

type Props = {
  readonly draft: RegisterImport;
  readonly isMapping: boolean;
  readonly onMapping: () => void;
  readonly onSheet: ((sheet: string) => void) | null;
};

/** The three steps as state: what was given, how its columns are read, what is still to mend. All are open at any time. */
export function DraftSteps({ draft, isMapping, onMapping, onSheet }: Props) {
  const errors = countErrors(draft.faults);
  const isUnmapped = draft.problems.some((problem) => problem.severity === 'error');
  const others = draft.faults.length - errors;
  return (
    <ol className={classes.steps} aria-label={strings.steps.label}>
      <Step
        state="done"
        label={strings.steps.given}
        value={strings.steps.rows(draft.rows.length, draft.outcome.otherRows)}
      >
        <span className={classes.note} title={draft.fileName}>
          {draft.fileName}
        </span>
        <SheetChoice draft={draft} onSheet={onSheet} />
      </Step>
      <Step
        state={isUnmapped ? 'open' : 'done'}
        label={strings.steps.columns}
        value={strings.steps.matched(mappedCount(draft.mapping), draft.headers.length)}
      >
        <span className={classes.note}>
          {draft.isMappingRemembered ? strings.steps.remembered : strings.steps.guessed}
        </span>
        <Button variant="subtle" size="xs" aria-expanded={isMapping} onClick={onMapping}>
          {isMapping ? strings.mapping.hide : strings.mapping.show}
          <span className="visually-hidden"> {strings.mapping.heading.toLowerCase()}</span>
        </Button>
      </Step>
      <Step
        state={errors > 0 ? 'open' : others > 0 ? 'look' : 'done'}
        label={strings.steps.faults}
        value={errors === 0 && others === 0 ? strings.steps.noFaults : strings.steps.toFix(errors)}
      >
        {others > 0 ? <span className={classes.note}>{strings.steps.toKnow(others)}</span> : null}
      </Step>
    </ol>
  );
}

/** A workbook's other sheets: the register may stand on another one than was read. */
function SheetChoice({ draft, onSheet }: Pick<Props, 'draft' | 'onSheet'>) {
  const { sheet, sheets } = draft;
  if (sheet === null) return null;
  if (sheets.length < 2) return <span className={classes.sheet}>{strings.steps.sheet(sheet)}</span>;
  if (onSheet === null) {
    return (
      <span className={classes.sheet} title={strings.steps.giveAgain}>
        {strings.steps.sheetOf(sheet, sheets.length)}
      </span>
    );
  }
  return (
    <Select
      className={classes.sheetChoice ?? ''}
      aria-label={strings.steps.sheetLabel}
      value={sheet}
      data={[...sheets]}
      onChange={(chosen) => {
        if (chosen !== null && chosen !== sheet) onSheet(chosen);
      }}
      allowDeselect={false}
    />
  );
}

type StepProps = {
  readonly state: StepState;
  readonly label: string;
  readonly value: string;
  readonly children: ReactNode;
};

function Step({ state, label, value, children }: StepProps) {
  const Mark = MARKS[state];
  return (
    <li className={classes.step} data-state={state}>
      <Mark size={19} stroke={1.6} className={classes.mark} aria-hidden="true" />
      <div className={classes.body}>
        <span className={classes.label}>{label}</span>
        <div className={classes.line}>
          <span className={classes.value}>{value}</span>
          {children}
        </div>
      </div>
    </li>
  );
}
