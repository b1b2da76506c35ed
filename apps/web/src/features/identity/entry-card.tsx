import type { ReactNode } from 'react';
import { Logo } from '../../ui/app-frame.tsx';
import classes from './entry.module.css';

type Props = {
  readonly title: string;
  readonly text?: string;
  readonly isWide?: boolean;
  readonly children: ReactNode;
};

/** The pages before the frame: one card, the mark above it. */
export function EntryCard({ title, text, isWide = false, children }: Props) {
  return (
    <main className={classes.page}>
      <div className={classes.card} data-wide={isWide || undefined}>
        <div className={classes.brand}>
          <Logo size={34} />
          <span>Sightline</span>
        </div>
        <h1 className={classes.title}>{title}</h1>
        {text === undefined ? null : <p className={classes.text}>{text}</p>}
        {children}
      </div>
    </main>
  );
}
