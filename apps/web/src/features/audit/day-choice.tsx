import { TextInput } from '@mantine/core';
import { type AsOf, routes } from '@sightline/contract';
import type { Instant, LocalDate } from '@sightline/kernel';
import { IconCheck } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, type KeyboardEvent, useRef, useState } from 'react';
import { call } from '../../lib/api.ts';
import { asOfChoices, longMoment } from '../../lib/as-of.ts';
import { useMayToday, useZone } from '../../lib/session.ts';
import { justBefore } from '../../lib/zone.ts';
import classes from './as-of-control.module.css';
import { asOfStrings as strings } from './as-of-strings.ts';
import { readTypedMoment } from './typed-moment.ts';

type Props = {
  readonly today: LocalDate;
  readonly chosen: AsOf;
  readonly onChoose: (at: AsOf) => void;
};

/** A day or a moment, typed or taken from those that are asked for most. The arrows go from one to the next. */
export function DayChoice({ today, chosen, onChoose }: Props) {
  const [text, setText] = useState('');
  const [claim, setClaim] = useState<string | null>(null);
  const box = useRef<HTMLFormElement>(null);
  const zone = useZone();
  const choices = asOfChoices(today, { periods: usePeriods(), beforeOwn: useBeforeOwn() });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const typed = readTypedMoment(text, { today, zone });
    if (typed.ok) onChoose(typed.at);
    else setClaim(typed.claim);
  };
  return (
    <form
      ref={box}
      className={classes.choice}
      noValidate
      onSubmit={submit}
      onKeyDown={(event) => step(box.current, event)}
    >
      <div className={classes.field}>
        <TextInput
          label={strings.field}
          description={strings.fieldNote}
          placeholder={strings.fieldHint}
          value={text}
          error={claim}
          data-autofocus
          data-step
          autoComplete="off"
          onChange={(event) => {
            setClaim(null);
            setText(event.currentTarget.value);
          }}
        />
      </div>
      <ul className={classes.days}>
        {choices.map(({ name, at }) => (
          <li key={name}>
            <button
              type="button"
              className={classes.day}
              data-step
              aria-current={at === chosen ? 'date' : undefined}
              onClick={() => onChoose(at)}
            >
              <IconCheck size={14} stroke={2} className={classes.check} aria-hidden="true" />
              <span className={classes.dayName}>{strings.choices[name]}</span>
              <span className={classes.dayDate}>{longMoment(at, zone)}</span>
            </button>
          </li>
        ))}
      </ul>
    </form>
  );
}

/** Ends of periods, for those who may read the settings. */
function usePeriods() {
  const read = useQuery({
    queryKey: ['settings'],
    queryFn: () => call(routes.readSettings, {}),
    enabled: useMayToday('settings.read'),
  });
  return read.data?.periods ?? [];
}

/** The moment before what the reader did last; null when he did nothing. */
function useBeforeOwn(): Instant | null {
  const read = useQuery({
    queryKey: ['own-commands', 'last'],
    queryFn: () => call(routes.listOwnCommands, { query: { limit: '1' } }),
    staleTime: 0,
  });
  const last = read.data?.commands[0];
  return last === undefined ? null : justBefore(last.at);
}

function step(box: HTMLElement | null, event: KeyboardEvent): void {
  const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  if (box === null || by === 0) return;
  const stops = [...box.querySelectorAll<HTMLElement>('[data-step]')];
  const at = stops.findIndex((each) => each.matches(':focus'));
  stops[at + by]?.focus();
  event.preventDefault();
}
