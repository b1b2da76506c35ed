import { Button } from '@mantine/core';
import classes from './conflict-note.module.css';
import { projectStrings as strings } from './strings.ts';

type Props = {
  readonly label: string;
  readonly seen: string;
  readonly now: string;
  readonly typed: string;
  readonly onMine: () => void;
  readonly onTheirs: () => void;
};

/** Two people set the same field: both values side by side, and the writer decides. */
export function ConflictNote({ label, seen, now, typed, onMine, onTheirs }: Props) {
  const lines = [
    [strings.conflictSeen, seen],
    [strings.conflictNow, now],
    [strings.conflictTyped, typed],
  ] as const;
  return (
    <div className={classes.note} role="alert">
      <p className={classes.title}>{strings.conflictTitle(label)}</p>
      <dl className={classes.values}>
        {lines.map(([name, value]) => (
          <div key={name} className={classes.value}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <div className={classes.verbs}>
        <Button size="xs" onClick={onMine}>
          {strings.keepMine}
        </Button>
        <Button size="xs" variant="default" onClick={onTheirs}>
          {strings.takeTheirs}
        </Button>
      </div>
    </div>
  );
}
