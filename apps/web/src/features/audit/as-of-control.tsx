import { Button, Popover } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import type { AsOf } from '@sightline/contract';
import type { LocalDate } from '@sightline/kernel';
import { IconCalendarTime, IconChevronDown } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import type { DayRead } from '../../lib/as-of.ts';
import { useReadAsOf } from '../../lib/as-of-context.ts';
import { cx } from '../../lib/class-names.ts';
import classes from './as-of-control.module.css';
import { asOfStrings as strings } from './as-of-strings.ts';
import { DayChoice } from './day-choice.tsx';

/** In the top bar of every page: the day or moment that is read, another one, and the way back. */
export function AsOfControl({ read, today }: { readonly read: DayRead; readonly today: LocalDate }) {
  const [isOpen, setOpen] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const readAsOf = useReadAsOf();
  useHotkeys([['mod+E', () => setOpen(true)]], []);
  const choose = (at: AsOf) => {
    setOpen(false);
    readAsOf(at === today ? null : at);
    // The button that was pressed may be gone with the day that it led away from.
    opener.current?.focus();
  };
  const isElsewhen = read.kind === 'past' || read.kind === 'ahead';
  const words = isElsewhen ? read.moment.words : read.kind === 'now' ? strings.today : strings.chooseDay;
  return (
    <section className={cx(classes.control, isElsewhen && classes.elsewhen)} aria-label={strings.control}>
      <p className={classes.reading} role="status">
        {isElsewhen ? (
          <>
            {read.kind === 'past' ? strings.reading : strings.asked}
            <strong>{words}</strong>
            <span className="visually-hidden">. {strings.writesOff}</span>
          </>
        ) : null}
      </p>
      <Popover opened={isOpen} onChange={setOpen} position="bottom-end" width={320} trapFocus returnFocus>
        <Popover.Target>
          <Button
            ref={opener}
            variant="subtle"
            className={classes.opener ?? ''}
            leftSection={<IconCalendarTime size={16} stroke={1.6} />}
            rightSection={<IconChevronDown size={14} stroke={1.6} />}
            aria-label={strings.readAnother(words)}
            title={strings.keyHint}
            onClick={() => setOpen((before) => !before)}
          >
            <span className={classes.word}>{isElsewhen ? strings.chooseDay : words}</span>
          </Button>
        </Popover.Target>
        <Popover.Dropdown aria-label={strings.control} p={0}>
          <DayChoice today={today} chosen={isElsewhen ? read.moment.at : today} onChoose={choose} />
        </Popover.Dropdown>
      </Popover>
      {isElsewhen ? (
        <Button variant="default" className={classes.back ?? ''} onClick={() => choose(today)}>
          {strings.backToToday}
        </Button>
      ) : null}
    </section>
  );
}
