import { CloseButton } from '@mantine/core';
import { type ReactNode, useEffect, useState } from 'react';
import classes from './calm-toast.module.css';
import { uiStrings } from './strings.ts';

/** Long enough to read a line and reach its button (WCAG 2.2.1: it stays while the pointer or the focus is on it). */
const SHOWN_MS = 8000;

type Props = {
  readonly label: string;
  /** What is said; another one begins the time again, null says nothing. */
  readonly message: unknown;
  readonly onClose: () => void;
  readonly children: ReactNode;
};

/** One line at the foot of the page that goes by itself. Read aloud when it comes; it never takes the focus. */
export function CalmToast({ label, message, onClose, children }: Props) {
  const [isHeld, setHeld] = useState(false);
  useEffect(() => {
    if (message === null || isHeld) return;
    const timer = window.setTimeout(onClose, SHOWN_MS);
    return () => window.clearTimeout(timer);
  }, [message, isHeld, onClose]);
  const release = () => setHeld(false);
  return (
    <section className={classes.place} aria-label={label} aria-live="polite">
      {message === null ? null : (
        // biome-ignore lint/a11y/noStaticElementInteractions: it only learns that it is looked at; its buttons do the rest
        <div
          className={classes.toast}
          onMouseEnter={() => setHeld(true)}
          onMouseLeave={release}
          onFocus={() => setHeld(true)}
          onBlur={release}
          onKeyDown={(event) => {
            if (event.key === 'Escape') onClose();
          }}
        >
          <div className={classes.text}>{children}</div>
          <CloseButton
            size="sm"
            aria-label={uiStrings.close}
            onClick={() => {
              release();
              onClose();
            }}
          />
        </div>
      )}
    </section>
  );
}
