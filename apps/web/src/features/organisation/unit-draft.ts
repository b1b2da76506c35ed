import type { Unit } from '@sightline/contract';
import type { LocalDate } from '@sightline/kernel';
import { readTypedDay } from '../../lib/typed-day.ts';
import { unitStrings as strings } from './unit-strings.ts';

/** What is typed for a unit. '' = none. */
export type UnitTyped = {
  readonly name: string;
  readonly parentId: string;
  readonly headId: string;
  readonly from: string;
};

export type UnitFields = {
  readonly name: string;
  readonly parentId: string | null;
  readonly headId: string | null;
};

export type ReadUnit =
  | { readonly ok: true; readonly fields: UnitFields; readonly from: LocalDate }
  | { readonly ok: false; readonly claims: { readonly name?: string; readonly from?: string } };

export function typedOf(unit: Unit | null): UnitTyped {
  return { name: unit?.name ?? '', parentId: unit?.parentId ?? '', headId: unit?.head?.id ?? '', from: '' };
}

/** All that is wrong at once. An empty day is today. */
export function readUnit(typed: UnitTyped, today: LocalDate): ReadUnit {
  const [name, from] = [typed.name.trim(), readTypedDay(typed.from)];
  if (name !== '' && from.ok)
    return {
      ok: true,
      fields: { name, parentId: typed.parentId || null, headId: typed.headId || null },
      from: from.day ?? today,
    };
  return {
    ok: false,
    claims: { ...(name === '' ? { name: strings.nameNeeded } : {}), ...(from.ok ? {} : { from: from.claim }) },
  };
}

/** Only what differs from the unit as it stands is sent, so that nobody else's change is written over. */
export function changesOf(unit: Unit, fields: UnitFields): Partial<UnitFields> {
  return {
    ...(fields.name === unit.name ? {} : { name: fields.name }),
    ...(fields.parentId === unit.parentId ? {} : { parentId: fields.parentId }),
    ...(fields.headId === (unit.head?.id ?? null) ? {} : { headId: fields.headId }),
  };
}
