import type { ReactNode } from 'react';
import classes from './app-frame.module.css';
import { uiStrings } from './strings.ts';

type Props = {
  /** Links of the rail: at the left on a wide window, at the bottom on a narrow one. */
  readonly rail: ReactNode;
  readonly breadcrumb: ReactNode;
  /** At the far end of the top bar: search, theme, self. */
  readonly tools: ReactNode;
  /** Reads are on their way: the 2 px bar under the top bar. */
  readonly isBusy: boolean;
  /** A past day is read: the top bar says so by its colour too. */
  readonly isPast: boolean;
  readonly children: ReactNode;
};

/** The frame of every page: rail, top bar, content. */
export function AppFrame({ rail, breadcrumb, tools, isBusy, isPast, children }: Props) {
  return (
    <div className={classes.frame}>
      <a className={classes.skip} href="#content">
        {uiStrings.skip}
      </a>
      <nav className={classes.rail} aria-label={uiStrings.mainNavigation}>
        <span className={classes.logo}>
          <Logo />
        </span>
        {rail}
      </nav>
      <header className={classes.top} data-past={isPast || undefined}>
        <nav className={classes.breadcrumb} aria-label={uiStrings.breadcrumb}>
          {breadcrumb}
        </nav>
        <div className={classes.tools}>{tools}</div>
        <div className={classes.busy} data-busy={isBusy || undefined} aria-hidden="true" />
      </header>
      <main className={classes.main} id="content" tabIndex={-1}>
        {children}
      </main>
    </div>
  );
}

/** The mark: an eye on the horizon, the line of sight through it. */
export function Logo({ size = 30 }: { readonly size?: number }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 30 30"
      fill="none"
      strokeLinecap="round"
      role="img"
      aria-label="Sightline"
    >
      <path d="M4 21h22" stroke="currentColor" strokeWidth="2.2" />
      <path d="M7.500 21a7.500 7.500 0 0 1 15 0" stroke="currentColor" strokeWidth="2.2" />
      <path d="M15 21 23.500 9.500" stroke="var(--logo-ray, #7ea6ff)" strokeWidth="2.6" />
    </svg>
  );
}

export const railLink = classes.railLink ?? '';
export const railWord = classes.railWord ?? '';
