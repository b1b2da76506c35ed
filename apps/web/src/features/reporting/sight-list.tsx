// biome-ignore-all lint/a11y/useSemanticElements: the items stand at computed places; a real list would number and indent them
import type { SightRow } from '@sightline/contract';
import { Link } from '@tanstack/react-router';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import { cx } from '../../lib/class-names.ts';
import { NONE, shortDate, signed } from '../../lib/format.ts';
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

const ROW = 60;
const GROUP = 44;

/** The phone's line of sight: two lines a project, no sideways scroll. The page itself scrolls. */
export function SightList({ lines, onRange }: Props) {
  const list = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: lines.length,
    getScrollElement: () => list.current?.closest('main') ?? null,
    estimateSize: (index) => (lines[index]?.kind === 'group' ? GROUP : ROW),
    getItemKey: (index) => lines[index]?.id ?? index,
    scrollMargin: list.current?.offsetTop ?? 0,
    overscan: 8,
  });
  const [first, last] = [virtual.range?.startIndex ?? 0, virtual.range?.endIndex ?? 0];
  useEffect(() => onRange(first, last), [onRange, first, last]);
  return (
    <div
      ref={list}
      className={classes.list}
      style={{ height: virtual.getTotalSize() }}
      role="list"
      aria-label={strings.gridLabel}
    >
      {virtual.getVirtualItems().map((at) => {
        const line = lines[at.index];
        return line === undefined ? null : (
          <div
            key={at.key}
            role="listitem"
            aria-posinset={at.index + 1}
            aria-setsize={lines.length}
            className={classes.item}
            style={{ height: at.size, transform: `translateY(${at.start - virtual.options.scrollMargin}px)` }}
          >
            {line.kind === 'group' ? (
              <GroupLine line={line} />
            ) : line.row === null ? null : (
              <ProjectLine row={line.row} />
            )}
          </div>
        );
      })}
    </div>
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
      <span className={classes.first}>
        <span className={cx(classes.second, classes.cut)}>{reason}</span>
        <span className={classes.second}>
          {row.slipDays !== null && row.slipDays !== 0 ? (
            <span className={isSlipBreached(row) ? classes.late : undefined}>{`${signed(row.slipDays)} d `}</span>
          ) : null}
          {row.finishOn === null ? NONE : shortDate(row.finishOn)}
        </span>
      </span>
    </Link>
  );
}
