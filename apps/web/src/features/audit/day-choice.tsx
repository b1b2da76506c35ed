import { TextInput } from '@mantine/core';
import { routes } from '@sightline/contract';
import type { LocalDate } from '@sightline/kernel';
import { IconCheck } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, type KeyboardEvent, useRef, useState } from 'react';
import { call } from '../../lib/api.ts';
import { asOfChoices } from '../../lib/as-of.ts';
import { longDate } from '../../lib/format.ts';
import { useMayToday } from '../../lib/session.ts';
import classes from './as-of-control.module.css';
import { asOfStrings as strings } from './as-of-strings.ts';
import { readTypedDay } from './typed-day.ts';

type Props = {
  readonly today: LocalDate;
  readonly chosen: LocalDate;
  readonly onChoose: (day: LocalDate) => void;
};

/** A day, typed or taken from those that are asked for most. The arrows go from one to the next. */
export function DayChoice({ today, chosen, onChoose }: Props) {
  const [text, setText] = useState('');
  const [claim, setClaim] = useState<string | null>(null);
  const box = useRef<HTMLFormElement>(null);
  const choices = asOfChoices(today, usePeriods());
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const typed = readTypedDay(text, today);
    if (typed.ok) onChoose(typed.day);
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
        {choices.map(({ name, day }) => (
          <li key={name}>
            <button
              type="button"
              className={classes.day}
              data-step
              aria-current={day === chosen ? 'date' : undefined}
              onClick={() => onChoose(day)}
            >
              <IconCheck size={14} stroke={2} className={classes.check} aria-hidden="true" />
              <span className={classes.dayName}>{strings.choices[name]}</span>
              <span className={classes.dayDate}>{longDate(day)}</span>
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

function step(box: HTMLElement | null, event: KeyboardEvent): void {
  const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  if (box === null || by === 0) return;
  const stops = [...box.querySelectorAll<HTMLElement>('[data-step]')];
  const at = stops.findIndex((each) => each.matches(':focus'));
  stops[at + by]?.focus();
  event.preventDefault();
}
