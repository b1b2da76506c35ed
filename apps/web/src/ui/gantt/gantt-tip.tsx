import { type ReactNode, useEffect, useState } from 'react';
import classes from './gantt.module.css';

export type TipAt<Row> = { readonly row: Row; readonly x: number; readonly y: number };

const DELAY_MS = 250;
const OFFSET = 14;
const WIDTH = 320;
const HEIGHT = 110;

type Props<Row> = {
  readonly at: TipAt<Row>;
  readonly size: { readonly width: number; readonly height: number };
  readonly tipOf: (row: Row) => ReactNode;
};

/** A few words near the pointer, after it has rested. The row's own panel says the same to the keyboard. */
export function GanttTip<Row>({ at, size, tipOf }: Props<Row>) {
  const [shown, setShown] = useState<TipAt<Row> | null>(null);
  useEffect(() => {
    const timer = window.setTimeout(() => setShown(at), DELAY_MS);
    return () => window.clearTimeout(timer);
  }, [at]);
  if (shown !== at) return null;
  const left = Math.max(4, Math.min(at.x + OFFSET, size.width - WIDTH - 4));
  const top = at.y + OFFSET + HEIGHT > size.height ? at.y - OFFSET - HEIGHT : at.y + OFFSET;
  return (
    <div className={classes.tip} style={{ left, top: Math.max(4, top) }} aria-hidden="true">
      {tipOf(at.row)}
    </div>
  );
}
