import { ActionIcon, Button, TextInput } from '@mantine/core';
import { IconArrowBackUp, IconX } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { shortDate } from '../../lib/format.ts';
import { Card, CardHeader } from '../../ui/page.tsx';
import { type Exception, hoursText, readDay, type TypedDay } from './section-draft.ts';
import { sectionStrings as strings } from './section-strings.ts';
import classes from './settings-page.module.css';
import type { CardProps } from './settings-page.tsx';

/** The ordinary week, and the days that differ from it. */
export function CalendarCard({ draft, claims, onEdit }: CardProps) {
  const { sections, seen } = draft;
  const put = (index: number, text: string) =>
    onEdit({ sections: { ...sections, hours: { ...sections.hours, [index]: text } } });
  return (
    <Card label={strings.calendar}>
      <CardHeader title={strings.calendar} note={strings.calendarNote} />
      <div className={classes.week}>
        {seen.workingCalendar.week.map((shifts, index) => {
          const day = strings.weekdays[index] ?? '';
          return (
            <TextInput
              key={day}
              label={day}
              placeholder={strings.free}
              value={sections.hours[index] ?? hoursText(shifts)}
              error={claims[`hours.${index}`]}
              onChange={(event) => put(index, event.currentTarget.value)}
            />
          );
        })}
      </div>
      <h3 className={classes.sub}>{strings.days}</h3>
      <DifferingDays {...{ draft, claims, onEdit }} />
    </Card>
  );
}

function DifferingDays({ draft, onEdit }: CardProps) {
  const { sections, seen } = draft;
  const { addedDays, removedDays } = sections;
  const isAdded = ({ on }: Exception) => addedDays.some((day) => day.on === on);
  const days = [...seen.workingCalendar.exceptions.filter((day) => !isAdded(day)), ...addedDays];
  const toggle = (day: Exception) => {
    const others = removedDays.filter((on) => on !== day.on);
    if (isAdded(day))
      return onEdit({ sections: { ...sections, addedDays: addedDays.filter(({ on }) => on !== day.on) } });
    const isGone = removedDays.includes(day.on);
    onEdit({ sections: { ...sections, removedDays: isGone ? others : [...others, day.on] } });
  };
  return (
    <>
      {days.length === 0 ? <p className={classes.line}>{strings.noDays}</p> : null}
      <ul className={classes.rates}>
        {[...days]
          .sort((a, b) => (a.on < b.on ? -1 : 1))
          .map((day) => {
            const gone = removedDays.includes(day.on);
            const label = (gone ? strings.keepDay : strings.removeDay)(day.name, shortDate(day.on));
            return (
              <li key={day.on} className={classes.day} data-gone={gone || undefined}>
                <span>{shortDate(day.on)}</span>
                <span>{day.name}</span>
                <span>{day.shifts.length === 0 ? strings.free : hoursText(day.shifts)}</span>
                <span className={classes.reason}>{gone ? strings.gone : isAdded(day) ? strings.coming : ''}</span>
                <ActionIcon variant="subtle" aria-label={label} title={label} onClick={() => toggle(day)}>
                  {gone ? <IconArrowBackUp size={16} stroke={1.6} /> : <IconX size={16} stroke={1.6} />}
                </ActionIcon>
              </li>
            );
          })}
      </ul>
      <NewDay
        onAdd={(day) => {
          const others = addedDays.filter(({ on }) => on !== day.on);
          const removed = removedDays.filter((on) => on !== day.on);
          onEdit({ sections: { ...sections, addedDays: [...others, day], removedDays: removed } });
        }}
      />
    </>
  );
}

const EMPTY: TypedDay = { on: '', name: '', hours: '' };

function NewDay({ onAdd }: { readonly onAdd: (day: Exception) => void }) {
  const [typed, setTyped] = useState(EMPTY);
  const [claims, setClaims] = useState<Partial<TypedDay>>({});
  const put = (field: keyof TypedDay, text: string) => {
    setClaims({});
    setTyped({ ...typed, [field]: text });
  };
  const add = (event: FormEvent) => {
    event.preventDefault();
    const read = readDay(typed);
    if ('claims' in read) return setClaims(read.claims);
    onAdd(read.day);
    setTyped(EMPTY);
  };
  const input = (field: keyof TypedDay, label: string, placeholder: string) => (
    <TextInput
      label={label}
      placeholder={placeholder}
      value={typed[field]}
      error={claims[field]}
      onChange={(event) => put(field, event.currentTarget.value)}
    />
  );
  return (
    <form className={classes.newRate} onSubmit={add} noValidate>
      {input('on', strings.dayOn, '25 Dec 26')}
      {input('name', strings.dayName, 'Christmas')}
      {input('hours', strings.dayHours, strings.free)}
      <Button type="submit" variant="default">
        {strings.addDay}
      </Button>
    </form>
  );
}
