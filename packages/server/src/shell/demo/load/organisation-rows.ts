import type { DemoOrganisation, Unit } from '@sightline/demo';
import { addDays, type LocalDate } from '@sightline/kernel';
import type { Row } from '../../../modules/audit/index.ts';
import { fiscalYearPeriods } from '../../../modules/organisation/index.ts';
import type { DayWrites } from './day-writes.ts';
import { within } from './days.ts';
import { partId } from './record-rows.ts';

const FIRST_MONTH = 1;
const ZONE = 'Europe/London';

/** The house, its months, its units and its people, as they were on the first day. */
export function writeOrganisation(demo: DemoOrganisation, foundedOn: LocalDate, writes: DayWrites): void {
  const { name, currency } = demo;
  writes.insert('organisation.organisation', {
    id: partId('organisation', name),
    version: 1,
    name,
    currency,
    zone: ZONE,
    languages: ['en'],
    date_style: 'day-first',
    number_style: 'comma',
  });
  for (const period of periodsOf(demo, foundedOn)) writes.insert('organisation.period', period);
  for (const person of demo.records.people) {
    const account = demo.records.personas.find(({ personId }) => personId === person.id);
    const email = account === undefined ? null : emailOf(account.signInName);
    writes.insert('organisation.person', { id: person.id, version: 1, name: person.name, email });
  }
  for (const unit of currentUnits(demo)) writes.insert('organisation.unit', { id: unit.id, version: 1 });
  for (const state of unitStates(demo, foundedOn)) writes.insert('organisation.unit_state', state);
  const homes = unitIds(demo);
  for (const { id, unitId } of demo.records.people) {
    const home = { id: partId('home-unit', id), version: 1, person_id: id, from_on: foundedOn };
    writes.insert('organisation.home_unit', { ...home, unit_id: homes.get(unitId) ?? unitId });
  }
}

export function emailOf(signInName: string): string {
  return `${signInName}@demo.example`;
}

function periodsOf({ statusOn }: DemoOrganisation, foundedOn: LocalDate): readonly Row[] {
  const years: number[] = [];
  for (let year = Number(foundedOn.slice(0, 4)); year <= Number(statusOn.slice(0, 4)) + 1; year++) years.push(year);
  return years
    .flatMap((year) => fiscalYearPeriods(year, FIRST_MONTH))
    .map(({ firstOn, lastOn, fiscalYear, number, state, reason }) => ({
      ...{ id: firstOn, first_on: firstOn, last_on: lastOn, fiscal_year: fiscalYear, number, state, reason },
    }));
}

/** Days on which a month of the ledger was closed, with the month. */
export function closings(demo: DemoOrganisation, foundedOn: LocalDate): readonly { on: LocalDate; id: string }[] {
  return periodsOf(demo, foundedOn)
    .filter(({ last_on }) => (last_on as LocalDate) <= demo.closedOn)
    .map(({ id, last_on }) => ({
      id: String(id),
      on: within(addDays(last_on as LocalDate, 5), foundedOn, demo.statusOn),
    }));
}

/** A unit that was moved stands twice in the generated tables, before and after: here it is one, with two states. */
function formerOf(demo: DemoOrganisation, unit: Unit): Unit | undefined {
  const { validFrom } = unit;
  if (validFrom === null) return undefined;
  return demo.records.units.find(
    ({ name, validTo }) => name === unit.name && validTo !== null && addDays(validTo, 1) === validFrom,
  );
}

function currentUnits(demo: DemoOrganisation): readonly Unit[] {
  const former = new Set(demo.records.units.map((unit) => formerOf(demo, unit)?.id));
  return demo.records.units.filter(({ id }) => !former.has(id));
}

/** The id under which each generated unit is kept. */
export function unitIds(demo: DemoOrganisation): ReadonlyMap<string, string> {
  return new Map(
    currentUnits(demo).flatMap((unit) => {
      const former = formerOf(demo, unit);
      return [[unit.id, unit.id] as const, ...(former === undefined ? [] : [[former.id, unit.id] as const])];
    }),
  );
}

function unitStates(demo: DemoOrganisation, foundedOn: LocalDate): readonly Row[] {
  const ids = unitIds(demo);
  return currentUnits(demo).flatMap((unit) => {
    const former = formerOf(demo, unit);
    const stateOf = ({ name, parentId, head }: Unit, from: LocalDate): Row => ({
      id: partId('unit-state', unit.id, from),
      version: 1,
      unit_id: unit.id,
      from_on: from,
      is_open: true,
      name,
      parent_id: parentId === null ? null : (ids.get(parentId) ?? parentId),
      head_id: head?.personId ?? null,
    });
    const last = stateOf(unit, unit.validFrom ?? foundedOn);
    return former === undefined ? [last] : [stateOf(former, foundedOn), last];
  });
}
