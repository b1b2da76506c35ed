import { Button, TextInput } from '@mantine/core';
import { routes, type Unit } from '@sightline/contract';
import { type FormEvent, useState } from 'react';
import { call } from '../../lib/api.ts';
import { longDate } from '../../lib/format.ts';
import { useSession } from '../../lib/session.ts';
import { readTypedDay } from '../../lib/typed-day.ts';
import { UnitActNote } from './unit-act-note.tsx';
import { unitStrings as strings } from './unit-strings.ts';
import classes from './units-page.module.css';
import { useUnitAct } from './use-units.ts';

/** The end of a unit on a day. */
export function UnitClosing({ unit }: { readonly unit: Unit }) {
  const today = useSession()?.today ?? '';
  const act = useUnitAct();
  const [text, setText] = useState('');
  const typed = readTypedDay(text);
  const close = (event: FormEvent) => {
    event.preventDefault();
    if (!typed.ok) return;
    const body = { from: typed.day ?? today };
    void act.run(() => call(routes.closeUnit, { params: { unitId: unit.id }, version: unit.version, body }));
  };
  return (
    <form className={classes.part} noValidate aria-label={strings.close} onSubmit={close}>
      <h3 className={classes.head}>{strings.close}</h3>
      <p className={classes.text}>{strings.closeText}</p>
      <UnitActNote act={act} />
      <TextInput
        label={strings.closeFrom}
        placeholder={longDate(today)}
        value={text}
        error={typed.ok ? null : typed.claim}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <div>
        <Button type="submit" variant="default" disabled={act.isRunning}>
          {strings.close}
        </Button>
      </div>
    </form>
  );
}
