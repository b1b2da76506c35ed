import type { ReactNode } from 'react';
import classes from './page.module.css';

type Props = {
  readonly children: ReactNode;
  /** The right panel, when it is open. */
  readonly panel?: ReactNode;
  /** `fill`: the page is as high as the window and its grid scrolls inside; `flow`: the page itself scrolls. */
  readonly height?: 'fill' | 'flow';
};

/** Content with its gutter, and the right panel beside (wide) or over it (narrow). */
export function Page({ children, panel, height = 'flow' }: Props) {
  return (
    <div className={classes.page} data-height={height}>
      <div className={classes.content}>{children}</div>
      {panel}
    </div>
  );
}

type CardProps = {
  readonly children: ReactNode;
  readonly label?: string;
  /** Takes the height that is left on the page; what it holds scrolls inside. */
  readonly isFilling?: boolean;
};

/** One surface: a hairline and a surface colour, no shadow. */
export function Card({ children, label, isFilling = false }: CardProps) {
  return (
    <section className={classes.card} data-filling={isFilling || undefined} aria-label={label}>
      {children}
    </section>
  );
}

/** A heading inside a card, with its count or note and its verbs. */
export function CardHeader({
  title,
  note,
  children,
}: {
  readonly title: string;
  readonly note?: ReactNode;
  readonly children?: ReactNode;
}) {
  return (
    <div className={classes.cardHeader}>
      <h2 className={classes.cardTitle}>{title}</h2>
      {note === undefined ? null : <span className={classes.cardNote}>{note}</span>}
      {children === undefined ? null : <div className={classes.cardEnd}>{children}</div>}
    </div>
  );
}
