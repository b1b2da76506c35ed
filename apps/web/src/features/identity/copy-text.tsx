import { Button, TextInput } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { type ReactNode, useRef, useState } from 'react';
import classes from './access.module.css';
import { accessStrings as strings } from './access-strings.ts';

type Props = {
  readonly label: string;
  readonly text: string;
  /** The verb on the button that copies. */
  readonly verb: string;
  readonly children: ReactNode;
};

type Copying = 'not-yet' | 'copied' | 'by-hand';

/** A secret to be taken along: in a field, with a button that copies it. */
export function CopyText({ label, text, verb, children }: Props) {
  const box = useRef<HTMLInputElement>(null);
  const [copying, setCopying] = useState<Copying>('not-yet');
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
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
      <TextInput ref={box} label={label} value={text} readOnly onFocus={(event) => event.currentTarget.select()} />
      <div className={classes.verbs}>
        <Button leftSection={<Icon size={16} stroke={1.6} />} onClick={() => void copy()}>
          {copying === 'copied' ? strings.copied : verb}
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
