// biome-ignore-all lint/a11y/useSemanticElements: the items stand at computed places; a real list would number and indent them
import { useVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, useEffect, useRef } from 'react';
import classes from './line-list.module.css';

type Props<Line> = {
  /** What the list holds, for screen readers. */
  readonly label: string;
  readonly lines: readonly Line[];
  readonly idOf: (line: Line, index: number) => string;
  readonly heightOf: (line: Line) => number;
  readonly draw: (line: Line) => ReactNode;
  /** First and last line in sight, so that the caller can load their pages. */
  readonly onRange: (first: number, last: number) => void;
};

/** A virtual list for the phone: lines of known heights, no sideways scroll. The page itself scrolls. */
export function LineList<Line>({ label, lines, idOf, heightOf, draw, onRange }: Props<Line>) {
  const list = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: lines.length,
    getScrollElement: () => list.current?.closest('main') ?? null,
    estimateSize: (index) => {
      const line = lines[index];
      return line === undefined ? 0 : heightOf(line);
    },
    getItemKey: (index) => {
      const line = lines[index];
      return line === undefined ? index : idOf(line, index);
    },
    scrollMargin: list.current?.offsetTop ?? 0,
    overscan: 8,
  });
  const [first, last] = [virtual.range?.startIndex ?? 0, virtual.range?.endIndex ?? 0];
  useEffect(() => onRange(first, last), [onRange, first, last]);
  return (
    <div ref={list} className={classes.list} style={{ height: virtual.getTotalSize() }} role="list" aria-label={label}>
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
            {draw(line)}
          </div>
        );
      })}
    </div>
  );
}
