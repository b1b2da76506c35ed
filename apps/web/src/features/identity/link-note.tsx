import { Button } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { useMomentWords } from '../../lib/moment-words.ts';
import classes from './access.module.css';
import { accessStrings as strings } from './access-strings.ts';
import { CopyText } from './copy-text.tsx';

export type ShownLink = { readonly name: string; readonly token: string | null; readonly expiresAt: string };

type Props = { readonly link: ShownLink; readonly onDone: () => void };

/** The one-time link. It is held by this page only and is gone when the page is left. */
export function LinkNote({ link, onDone }: Props) {
  const words = useMomentWords();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const done = (
    <Button variant="default" onClick={onDone}>
      {strings.linkDone}
    </Button>
  );
  return (
    <section className={classes.link} aria-live="polite">
      <h3 className={classes.head} ref={heading} tabIndex={-1}>
        {strings.linkTitle}
      </h3>
      {link.token === null ? (
        <p className={classes.text}>{strings.linkShownBefore}</p>
      ) : (
        <>
          <p className={classes.text}>{strings.linkText(link.name, words(link.expiresAt))}</p>
          <CopyText
            label={strings.linkLabel}
            text={`${window.location.origin}/invitation/${link.token}`}
            verb={strings.copy}
          >
            {done}
          </CopyText>
        </>
      )}
      {link.token === null ? <div>{done}</div> : null}
    </section>
  );
}
