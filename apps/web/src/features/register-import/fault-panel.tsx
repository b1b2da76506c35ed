import { Button } from '@mantine/core';
import type { RegisterImport } from '@sightline/contract';
import { IconAlertTriangle, IconInfoCircle, IconSquareX } from '@tabler/icons-react';
import { useState } from 'react';
import { counted, plain } from '../../lib/format.ts';
import { Card, CardHeader } from '../../ui/page.tsx';
import { ProblemList } from '../../ui/problem-list.tsx';
import { FaultItem } from './fault-item.tsx';
import {
  type CellPlace,
  countErrors,
  type FaultGroup,
  firstSuggestions,
  groupFaults,
  placeKey,
  rowsOf,
} from './fault-model.ts';
import classes from './fault-panel.module.css';
import { fieldLabels, strings } from './strings.ts';
import type { RegisterDraft } from './use-register-draft.ts';

/** Kinds hold thousands of faults at times; a list shows this many before it asks. */
const SHOWN = 20;

const MARKS = { error: IconSquareX, warning: IconAlertTriangle, note: IconInfoCircle } as const;

type Props = {
  readonly draft: RegisterImport;
  readonly register: RegisterDraft;
  /** true: a fault is typed over in its own line, because no grid stands beside it. */
  readonly isInPlace: boolean;
  readonly onGoTo: (place: CellPlace) => void;
};

/** All faults at once, by kind, each with its cell, its sentence, the way out, and one click where a value would mend it. */
export function FaultPanel({ draft, register, isInPlace, onGoTo }: Props) {
  const typed = new Set(register.pending.map(placeKey));
  const open = draft.faults.filter((fault) => !typed.has(placeKey(fault)));
  const groups = groupFaults(open);
  const errors = countErrors(open);
  return (
    <div className={classes.panel}>
      <Card label={strings.faults.heading}>
        <CardHeader
          title={strings.faults.heading}
          note={open.length === 0 ? null : noteOf(errors, open.length - errors)}
        />
        <div className={classes.body}>
          <ProblemList problems={draft.problems} />
          {groups.length === 0 ? <p className={classes.none}>{strings.faults.none}</p> : null}
          {groups.map((group) => (
            <Group
              key={`${group.severity} ${group.code}`}
              group={group}
              draft={draft}
              register={register}
              isInPlace={isInPlace}
              onGoTo={onGoTo}
            />
          ))}
        </div>
      </Card>
    </div>
  );
}

function noteOf(errors: number, others: number): string {
  return others === 0 ? strings.steps.toFix(errors) : `${strings.steps.toFix(errors)}, ${strings.steps.toKnow(others)}`;
}

function Group({ group, draft, register, isInPlace, onGoTo }: Props & { readonly group: FaultGroup }) {
  const [shown, setShown] = useState(SHOWN);
  const Mark = MARKS[group.severity];
  const names = new Map(draft.rows.map((row) => [row.row, row.cells.name?.text ?? '']));
  return (
    <section className={classes.group} data-severity={group.severity}>
      <div className={classes.groupHead}>
        <Mark
          size={16}
          stroke={1.6}
          className={classes.mark}
          role="img"
          aria-label={strings.grid.fault[group.severity]}
        />
        <h3 className={classes.groupTitle}>{group.title}</h3>
        <span className={classes.count}>{plain(group.faults.length)}</span>
      </div>
      <GroupActs group={group} register={register} />
      <ul className={classes.list}>
        {group.faults.slice(0, shown).map((fault) => (
          <FaultItem
            key={placeKey(fault)}
            fault={fault}
            name={names.get(fault.row) ?? ''}
            fieldName={fieldLabels[fault.field]}
            isInPlace={isInPlace}
            onGoTo={() => onGoTo({ row: fault.row, field: fault.field })}
            onType={(text) => register.type([{ row: fault.row, field: fault.field, text }])}
            onSkip={() => register.skip([{ row: fault.row, isSkipped: true }])}
          />
        ))}
      </ul>
      {group.faults.length > shown ? (
        <Button variant="subtle" size="xs" onClick={() => setShown(shown + 5 * SHOWN)}>
          {strings.faults.more(counted(group.faults.length - shown, 'fault'))}
        </Button>
      ) : null}
    </section>
  );
}

/** Acts on the whole kind, offered from two faults on. */
function GroupActs({ group, register }: { readonly group: FaultGroup; readonly register: RegisterDraft }) {
  if (group.faults.length < 2) return null;
  const { mendable, faults } = group;
  const label =
    mendable === faults.length ? strings.faults.applyAll(mendable) : strings.faults.applySome(mendable, faults.length);
  const rows = rowsOf(group);
  return (
    <div className={classes.acts}>
      {mendable > 0 ? (
        <Button variant="default" size="xs" onClick={() => register.type(firstSuggestions(group))}>
          {label}
        </Button>
      ) : null}
      <Button variant="subtle" size="xs" onClick={() => register.skip(rows.map((row) => ({ row, isSkipped: true })))}>
        {strings.faults.skipAll(rows.length)}
      </Button>
    </div>
  );
}
