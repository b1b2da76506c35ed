import type { SightRow } from '@sightline/contract';
import { Link } from '@tanstack/react-router';
import { cx } from '../../lib/class-names.ts';
import { NONE, shortDate, signed } from '../../lib/format.ts';
import { LineList } from '../../ui/line-list.tsx';
import { StatusMark } from '../../ui/status-mark.tsx';
import { isSlipBreached } from './sight-columns.tsx';
import classes from './sight-list.module.css';
import { sightStrings as strings } from './strings.ts';

export type ListLine =
  | {
      readonly kind: 'group';
      readonly id: string;
      readonly name: string;
      readonly count: number;
      readonly isFolded: boolean;
      readonly onToggle: () => void;
    }
  | { readonly kind: 'row'; readonly id: string; readonly row: SightRow | null };

type Props = { readonly lines: readonly ListLine[]; readonly onRange: (first: number, last: number) => void };

const ROW = 80;
const GROUP = 44;

/** The phone's line of sight: a name and a reason of at most two lines a project. */
export function SightList({ lines, onRange }: Props) {
  return (
    <LineList
      label={strings.gridLabel}
      lines={lines}
      idOf={(line) => line.id}
      heightOf={(line) => (line.kind === 'group' ? GROUP : ROW)}
      onRange={onRange}
      draw={(line) => {
        if (line.kind === 'group') return <GroupLine line={line} />;
        return line.row === null ? null : <ProjectLine row={line.row} />;
      }}
    />
  );
}

function GroupLine({ line }: { readonly line: Extract<ListLine, { kind: 'group' }> }) {
  return (
    <button type="button" className={classes.group} aria-expanded={!line.isFolded} onClick={line.onToggle}>
      <span className={classes.name}>{line.name}</span>
      <span className={classes.second}>{line.count}</span>
    </button>
  );
}

function ProjectLine({ row }: { readonly row: SightRow }) {
  const reason = row.computed.reasons[0] ?? row.nextMilestone?.name ?? strings.basisLong[row.computed.basis];
  return (
    <Link to="/projects/$projectId" params={{ projectId: row.id }} className={classes.project}>
      <span className={classes.first}>
        <span className={classes.name}>{row.name}</span>
        <span className={classes.marks}>
          {row.reported === null ? (
            <span className={classes.second}>{NONE}</span>
          ) : (
            <StatusMark colour={row.reported.colour} of="reported" />
          )}
          <StatusMark colour={row.computed.colour} of="computed" />
        </span>
      </span>
      <span className={classes.rest}>
        <span className={cx(classes.second, classes.reason)}>{reason}</span>
        <span className={cx(classes.second, classes.dates)}>
          <span>{row.finishOn === null ? NONE : shortDate(row.finishOn)}</span>
          {row.slipDays !== null && row.slipDays !== 0 ? (
            <span className={isSlipBreached(row) ? classes.late : undefined}>{`${signed(row.slipDays)} d`}</span>
          ) : null}
        </span>
      </span>
    </Link>
  );
}
