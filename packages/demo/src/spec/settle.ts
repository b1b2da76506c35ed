import { addDays, daysBetween, type LocalDate, parseLocalDate } from '@sightline/kernel';
import { fridayOnOrBefore } from '../dates.ts';
import { drawBelow, drawBetween, drawOne, shuffled } from '../random.ts';
import { mapStrings } from './map-strings.ts';
import type { DemoSpec, SpecProject } from './spec.ts';
import { withDatesMoved, withWords } from './words.ts';

/** The spec moved to its anchor and turned into one variant; nothing in it is left to choose but wording. */
export type SettledSpec = {
  readonly spec: DemoSpec;
  readonly keyOf: ReadonlyMap<string, string>;
};

/**
 * Everything moves by the same whole weeks from the spec's own status date, so weekdays stay. A variant also moves all that lies
 * ahead by up to three weeks together: what collides still collides.
 */
export function settleSpec(spec: DemoSpec, anchor: LocalDate, variant: number): SettledSpec {
  const moved = withDates(spec, anchor, variant);
  const isWritten = variant === 0;
  const named = isWritten ? moved : withOtherNames(withOtherPeople(moved, variant), variant);
  const thinned = isWritten ? named : withoutSomeLinks(withOtherAmounts(named, variant), variant);
  return { spec: withWords(thinned), keyOf: keysOf(spec, variant) };
}

function withDates(spec: DemoSpec, anchor: LocalDate, variant: number): DemoSpec {
  const statusDate = spec.organisation.statusDate;
  const days = daysBetween(statusDate, fridayOnOrBefore(anchor));
  const ahead = variant === 0 ? 0 : 7 * drawBelow(`${variant}|ahead`, 4);
  const at = (date: LocalDate) => addDays(date, days + (date > statusDate ? ahead : 0));
  return mapStrings(spec, (text) => {
    const date = parseLocalDate(text);
    return date === null ? withDatesMoved(text, at) : at(date);
  });
}

function withOtherPeople(spec: DemoSpec, variant: number): DemoSpec {
  const names = shuffled(
    `${variant}|people`,
    spec.nameLists.flatMap(({ given, family }) => given.flatMap((first) => family.map((last) => `${first} ${last}`))),
  );
  const renamed = new Map(spec.people.map(({ name }, index) => [name, names[index] ?? name]));
  return mapStrings(spec, (text) => renamed.get(text) ?? text);
}

function withOtherNames(spec: DemoSpec, variant: number): DemoSpec {
  const chosen = (id: string, names: readonly string[]) => drawOne(`${variant}|name|${id}`, names);
  const renamed = <T extends { readonly id: string; readonly name: string; readonly otherNames: readonly string[] }>(
    entries: readonly T[],
  ) => entries.map((entry) => ({ ...entry, name: chosen(entry.id, [entry.name, ...entry.otherNames]) }));
  const { organisation } = spec;
  return {
    ...spec,
    organisation: { ...organisation, name: chosen('', organisation.otherNames) },
    sites: renamed(spec.sites),
    departments: renamed(spec.departments),
    portfolios: renamed(spec.portfolios),
    programs: renamed(spec.programs),
    projects: renamed(spec.projects),
    systems: spec.systems.map((system) =>
      drawBelow(`${variant}|name|${system.id}`, 2) === 0
        ? system
        : { ...system, name: system.otherName, brand: system.otherBrand },
    ),
  };
}

/** All amounts of a project by one factor, so that its ratios stay; its past begins up to two weeks earlier. */
function withOtherAmounts(spec: DemoSpec, variant: number): DemoSpec {
  return { ...spec, projects: spec.projects.map((project) => withOtherScale(project, variant)) };
}

function withOtherScale(project: SpecProject, variant: number): SpecProject {
  const percent = drawBetween(`${variant}|scale|${project.id}`, 90, 110);
  const scaled = (amountK: number) => (amountK * percent) / 100;
  return {
    ...project,
    start: addDays(project.start, -7 * drawBelow(`${variant}|start|${project.id}`, 3)),
    bacK: scaled(project.bacK),
    pvK: scaled(project.pvK),
    evK: project.evK === null ? null : scaled(project.evK),
    acK: scaled(project.acK),
    forecastK: project.forecastK === null ? null : scaled(project.forecastK),
  };
}

/** Two to four findings that the spec knows how to take away leave together with what they rest on. */
function withoutSomeLinks(spec: DemoSpec, variant: number): DemoSpec {
  const removable = spec.planted.filter(({ drop }) => drop.length > 0);
  const gone = shuffled(`${variant}|drop`, removable).slice(0, drawBetween(`${variant}|drops`, 2, 4));
  const removals = gone.flatMap(({ drop }) => drop);
  const thinned = Object.entries(spec).map(([list, entries]) => {
    const wheres = removals.filter((removal) => removal.list === list).map(({ where }) => where);
    const matches = (entry: Readonly<Record<string, unknown>>) =>
      wheres.some((where) => where.every(({ field, value }) => entry[field] === value));
    return [list, Array.isArray(entries) ? entries.filter((entry) => !matches(entry)) : entries];
  });
  const rest = Object.fromEntries(thinned) as DemoSpec;
  return { ...rest, planted: spec.planted.filter((finding) => !gone.includes(finding)) };
}

function keysOf(spec: DemoSpec, variant: number): ReadonlyMap<string, string> {
  const ids = spec.projects.map(({ id }) => id);
  const keys = variant === 0 ? ids : shuffled(`${variant}|keys`, ids);
  return new Map(ids.map((id, index) => [id, keys[index] ?? id]));
}
