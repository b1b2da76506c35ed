import { Select, TextInput } from '@mantine/core';
import { routes } from '@sightline/contract';
import { useState } from 'react';
import { call } from '../../lib/api.ts';
import { longDate, shortDate } from '../../lib/format.ts';
import { useMay, useSession } from '../../lib/session.ts';
import { readTypedDay } from '../../lib/typed-day.ts';
import { UnitActNote } from './unit-act-note.tsx';
import { unitStrings as strings } from './unit-strings.ts';
import type { Homed, UnitRow } from './unit-tree.ts';
import classes from './units-page.module.css';
import { useUnitAct } from './use-units.ts';

type Props = { readonly people: readonly Homed[]; readonly rows: readonly UnitRow[] };

/** Those who are at home somewhere, each moved by choosing another unit, from one day on. */
export function UnitPeople({ people, rows }: Props) {
  const mayPlace = useMay('person.place');
  const today = useSession()?.today ?? '';
  const act = useUnitAct();
  const [text, setText] = useState('');
  const typed = readTypedDay(text);
  const move = ({ person }: Homed, unitId: string | null) => {
    if (!typed.ok) return;
    const body = { unitId, from: typed.day ?? today };
    void act.run(() => call(routes.setHomeUnit, { params: { personId: person.id }, body }));
  };
  if (people.length === 0) return <p className={classes.text}>{strings.peopleNone}</p>;
  return (
    <>
      <UnitActNote act={act} />
      {mayPlace ? (
        <TextInput
          label={strings.homeFrom}
          placeholder={longDate(today)}
          value={text}
          error={typed.ok ? null : typed.claim}
          onChange={(event) => setText(event.currentTarget.value)}
        />
      ) : null}
      <ul className={classes.people} aria-label={strings.people}>
        {people.map((each) => (
          <li key={each.person.id} className={classes.person}>
            <span className={classes.personLine}>
              <span>{each.person.name}</span>
              <span className={classes.second}>
                {each.from === null ? '' : strings.peopleSince(shortDate(each.from))}
              </span>
            </span>
            {mayPlace ? (
              <Select
                aria-label={strings.home(each.person.name)}
                data={[
                  { value: '', label: strings.noHome },
                  ...rows.map(({ unit }) => ({ value: unit.id, label: unit.name })),
                ]}
                value={each.unitId ?? ''}
                onChange={(value) => {
                  if (value !== null && value !== (each.unitId ?? '')) move(each, value || null);
                }}
                disabled={act.isRunning || !typed.ok}
                nothingFoundMessage={strings.nothingFound}
                limit={60}
                searchable
                allowDeselect={false}
              />
            ) : null}
          </li>
        ))}
      </ul>
    </>
  );
}
