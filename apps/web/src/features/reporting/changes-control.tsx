import { Button, Popover, TextInput } from '@mantine/core';
import { namedSince } from '@sightline/contract';
import { parseLocalDate } from '@sightline/kernel';
import { IconArrowsDiff } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { fullDate } from '../../lib/format.ts';
import { useToday } from '../../lib/session.ts';
import { readTypedDay } from '../../lib/typed-day.ts';
import classes from './changes-control.module.css';
import { changesStrings as strings } from './changes-strings.ts';
import type { Since } from './sight-search.ts';
import { ToolButton } from './sight-toolbar.tsx';

type Props = {
  readonly since: Since | undefined;
  /** The day that is compared with, once it is known. */
  readonly day: string | null;
  /** undefined = no longer. */
  readonly onSince: (since: Since | undefined) => void;
  readonly onList: () => void;
};

/** `Changes since: 20 Oct 2026`: the last close, a week or a month ago, or any past day. */
export function ChangesControl({ since, day, onSince, onList }: Props) {
  const [isOpen, setOpen] = useState(false);
  const choose = (wanted: Since | undefined) => {
    setOpen(false);
    onSince(wanted);
  };
  const shown = day === null ? since : fullDate(day);
  return (
    <Popover opened={isOpen} onChange={setOpen} position="bottom-start" width={240} trapFocus returnFocus>
      <Popover.Target>
        <ToolButton
          icon={<IconArrowsDiff size={16} stroke={1.6} />}
          label={since === undefined ? strings.opening : strings.control}
          value={since === undefined ? null : (shown ?? null)}
          onClick={() => setOpen((before) => !before)}
        />
      </Popover.Target>
      <Popover.Dropdown aria-label={strings.choose}>
        <div className={classes.choices}>
          {namedSince.options.map((name) => (
            <Button
              key={name}
              variant="subtle"
              size="xs"
              justify="flex-start"
              aria-pressed={since === name}
              className={classes.choice ?? ''}
              onClick={() => choose(name)}
            >
              {strings.named[name]}
            </Button>
          ))}
          <OtherDay onDay={choose} />
          {since === undefined ? null : (
            <div className={classes.end}>
              <Button
                variant="default"
                size="xs"
                onClick={() => {
                  setOpen(false);
                  onList();
                }}
              >
                {strings.showList}
              </Button>
              <Button variant="subtle" size="xs" onClick={() => choose(undefined)}>
                {strings.stop}
              </Button>
            </div>
          )}
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}

function OtherDay({ onDay }: { readonly onDay: (day: Since) => void }) {
  const [text, setText] = useState('');
  const [claim, setClaim] = useState<string | null>(null);
  const today = useToday();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const typed = readTypedDay(text);
    if (!typed.ok) setClaim(typed.claim);
    else if (typed.day !== null && typed.day > (parseLocalDate(today) ?? typed.day)) setClaim(strings.ahead);
    else if (typed.day !== null) onDay(typed.day);
  };
  return (
    <form className={classes.day} noValidate onSubmit={submit}>
      <TextInput
        size="xs"
        label={strings.otherDay}
        placeholder={strings.otherDayHint}
        value={text}
        error={claim}
        autoComplete="off"
        onChange={(event) => {
          setClaim(null);
          setText(event.currentTarget.value);
        }}
      />
      <Button type="submit" variant="default" size="xs">
        {strings.compare}
      </Button>
    </form>
  );
}
