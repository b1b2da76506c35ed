import { Button, Select, TextInput } from '@mantine/core';
import { routes, type Unit } from '@sightline/contract';
import { parseLocalDate } from '@sightline/kernel';
import { type FormEvent, useState } from 'react';
import { call } from '../../lib/api.ts';
import { longDate } from '../../lib/format.ts';
import { useSession } from '../../lib/session.ts';
import { UnitActNote } from './unit-act-note.tsx';
import { changesOf, readUnit, typedOf, type UnitTyped } from './unit-draft.ts';
import { unitStrings as strings } from './unit-strings.ts';
import { possibleParents, type UnitRow, type UnitsOfDay } from './unit-tree.ts';
import classes from './units-page.module.css';
import { useUnitAct } from './use-units.ts';

type Props = {
  /** null = a new one. */
  readonly unit: Unit | null;
  readonly rows: readonly UnitRow[];
  readonly day: UnitsOfDay;
  readonly onDone: (() => void) | null;
};

/** Name, place and head of a unit, from a day on. */
export function UnitForm({ unit, rows, day, onDone }: Props) {
  const today = parseLocalDate(useSession()?.today ?? '');
  const act = useUnitAct();
  const [typed, setTyped] = useState<UnitTyped>(typedOf(unit));
  const [isTried, setTried] = useState(false);
  const read = today === null ? null : readUnit(typed, today);
  const claims = isTried && read?.ok === false ? read.claims : {};
  const isSame = unit !== null && read?.ok === true && Object.keys(changesOf(unit, read.fields)).length === 0;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (read?.ok !== true || isSame) return;
    const { fields, from } = read;
    const isWritten = await act.run(() =>
      unit === null
        ? call(routes.addUnit, { body: { ...fields, from } })
        : call(routes.changeUnit, {
            params: { unitId: unit.id },
            version: unit.version,
            body: { ...changesOf(unit, fields), from },
          }),
    );
    if (isWritten) onDone?.();
  };
  return (
    <form className={classes.part} noValidate aria-label={unit?.name ?? strings.newTitle} onSubmit={submit}>
      <UnitActNote act={act} />
      <TextInput
        label={strings.name}
        value={typed.name}
        error={claims.name}
        onChange={(event) => setTyped({ ...typed, name: event.currentTarget.value })}
      />
      <Select
        label={strings.parent}
        data={[
          { value: '', label: strings.top },
          ...possibleParents(rows, unit?.id ?? null).map((row) => ({ value: row.unit.id, label: row.unit.name })),
        ]}
        value={typed.parentId}
        onChange={(value) => setTyped({ ...typed, parentId: value ?? '' })}
        nothingFoundMessage={strings.nothingFound}
        limit={60}
        searchable
        allowDeselect={false}
      />
      <Select
        label={strings.head}
        placeholder={strings.headHint}
        data={day.people.map(({ person }) => ({ value: person.id, label: person.name }))}
        value={typed.headId || null}
        onChange={(value) => setTyped({ ...typed, headId: value ?? '' })}
        nothingFoundMessage={strings.nothingFound}
        limit={60}
        searchable
        clearable
      />
      <TextInput
        label={strings.from}
        description={unit === null ? null : strings.fromHint}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        placeholder={today === null ? '' : longDate(today)}
        value={typed.from}
        error={claims.from}
        onChange={(event) => setTyped({ ...typed, from: event.currentTarget.value })}
      />
      {isTried && isSame ? <p className={classes.text}>{strings.nothingChanged}</p> : null}
      <div>
        <Button type="submit" disabled={act.isRunning}>
          {unit === null ? strings.make : strings.keep}
        </Button>
      </div>
    </form>
  );
}
