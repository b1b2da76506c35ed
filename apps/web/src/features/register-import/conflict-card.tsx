import { Button } from '@mantine/core';
import type { RegisterImport } from '@sightline/contract';
import { Card, CardHeader } from '../../ui/page.tsx';
import classes from './conflict-card.module.css';
import { placeKey } from './fault-model.ts';
import { cellReference } from './grid-model.ts';
import type { Conflict } from './pending-edits.ts';
import { fieldLabels, strings } from './strings.ts';

type Props = {
  readonly conflicts: readonly Conflict[];
  readonly draft: RegisterImport;
  readonly onSettle: (conflict: Conflict, keepsMine: boolean) => void;
};

/** Cells that two windows changed at once: both texts, and one click for either. Nothing that was typed is lost. */
export function ConflictCard({ conflicts, draft, onSettle }: Props) {
  if (conflicts.length === 0) return null;
  return (
    <Card label={strings.conflict.heading}>
      <CardHeader title={strings.conflict.heading} note={strings.conflict.text} />
      <ul className={classes.list} role="alert">
        {conflicts.map((conflict) => (
          <li key={placeKey(conflict)} className={classes.item}>
            <span className={classes.cell}>{strings.conflict.cell(cellReference(draft, conflict))}</span>
            <span className={classes.field}>{fieldLabels[conflict.field]}</span>
            <Button size="xs" onClick={() => onSettle(conflict, true)}>
              {strings.conflict.mine(conflict.text)}
            </Button>
            <Button size="xs" variant="default" onClick={() => onSettle(conflict, false)}>
              {strings.conflict.theirs(conflict.theirs)}
            </Button>
          </li>
        ))}
      </ul>
    </Card>
  );
}
