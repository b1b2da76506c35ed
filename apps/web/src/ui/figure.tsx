import type { ReactNode } from 'react';
import classes from './figure.module.css';

type Props = {
  readonly label: string;
  readonly value: ReactNode;
  /** Beside the value, in secondary ink: what it is compared with, or what it leaves out. */
  readonly note?: ReactNode;
  /** Takes a line of its own on a phone. */
  readonly isWide?: boolean;
};

/** One headline number: label above, value, and what stands beside it. */
export function Figure({ label, value, note, isWide = false }: Props) {
  return (
    <div className={classes.figure} data-wide={isWide || undefined}>
      <dt className={classes.label}>{label}</dt>
      <dd className={classes.line}>
        <span className={classes.value}>{value}</span>
        {note === undefined || note === null ? null : <span className={classes.note}>{note}</span>}
      </dd>
    </div>
  );
}

/** A row of headline numbers, parted by hairlines. */
export function FigureStrip({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div className={classes.room}>
      <dl className={classes.strip} aria-label={label}>
        {children}
      </dl>
    </div>
  );
}
