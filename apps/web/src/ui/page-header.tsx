import type { ReactNode } from 'react';
import { useTitle } from '../lib/use-title.ts';
import classes from './page-header.module.css';

type Props = {
  readonly title: string;
  /** Before the title: the key of the record. */
  readonly tag?: string;
  /** After the title, in secondary ink. */
  readonly note?: ReactNode;
  /** At the far end: statuses, verbs. */
  readonly children?: ReactNode;
};

/** The head of a page; also gives the browser's tab its title. */
export function PageHeader({ title, tag, note, children }: Props) {
  useTitle(tag === undefined ? title : `${tag} ${title}`);
  return (
    <header className={classes.header}>
      {tag === undefined ? null : <span className={classes.tag}>{tag}</span>}
      <h1 className={classes.title}>{title}</h1>
      {note === undefined ? null : <div className={classes.note}>{note}</div>}
      {children === undefined ? null : <div className={classes.end}>{children}</div>}
    </header>
  );
}
