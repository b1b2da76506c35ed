import { Button, TextInput } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import classes from './access.module.css';
import { accessStrings as strings } from './access-strings.ts';
import { useMomentWords } from './moment-words.ts';

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
          <CopyLink address={`${window.location.origin}/invitation/${link.token}`}>{done}</CopyLink>
        </>
      )}
      {link.token === null ? <div>{done}</div> : null}
    </section>
  );
}

type Copying = 'not-yet' | 'copied' | 'by-hand';

function CopyLink({ address, children }: { readonly address: string; readonly children: ReactNode }) {
  const box = useRef<HTMLInputElement>(null);
  const [copying, setCopying] = useState<Copying>('not-yet');
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(address);
      setCopying('copied');
    } catch {
      // There is no clipboard where the page comes over plain HTTP, or where the browser says no.
      box.current?.select();
      setCopying('by-hand');
    }
  };
  const Icon = copying === 'copied' ? IconCheck : IconCopy;
  return (
    <>
      <TextInput
        ref={box}
        label={strings.linkLabel}
        value={address}
        readOnly
        onFocus={(event) => event.currentTarget.select()}
      />
      <div className={classes.verbs}>
        <Button leftSection={<Icon size={16} stroke={1.6} />} onClick={() => void copy()}>
          {copying === 'copied' ? strings.copied : strings.copy}
        </Button>
        {children}
      </div>
      {copying === 'by-hand' ? (
        <p className={classes.text} role="status">
          {strings.copyByHand}
        </p>
      ) : null}
    </>
  );
}
