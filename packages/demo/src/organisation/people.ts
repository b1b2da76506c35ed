import { addDays, type Id } from '@sightline/kernel';
import { drawBelow, drawBetween, drawOne } from '../random.ts';
import type { DemoRecords, Person } from '../records.ts';
import type { DemoSpec } from '../spec/index.ts';
import { minorUnits, type World } from '../world.ts';
import { freshName } from './fresh-name.ts';
import { minuteOfDay } from './minute-of-day.ts';

type People = Pick<DemoRecords, 'roles' | 'people' | 'absences' | 'personas'>;

/** Everybody: those whom the spec names, then others until each role has its number. */
export function peopleOf(world: World): People {
  const { spec, idOf } = world;
  return {
    roles: spec.roles.map((role) => ({
      id: idOf('role', role.name),
      origin: 'demo',
      name: role.name,
      costClass: role.costClass,
      dayRate: minorUnits(world, role.dayRate * 100),
      bauPercent: role.bauPercent,
      unitId: idOf('unit', role.department),
    })),
    people: spec.roles.flatMap((role) => peopleWith(world, role)),
    absences: spec.absences.map(({ person, kind, start, end }) => ({
      id: idOf('absence', person),
      origin: 'demo',
      personId: world.personId(person),
      kind,
      from: start,
      to: end,
    })),
    personas: spec.personas.map(({ person, asRole }) => ({
      id: idOf('account', person),
      origin: 'demo',
      personId: world.personId(person),
      signInName: person.toLowerCase().replaceAll(/[^a-z]+/g, '.'),
      asRole,
    })),
  };
}

type SpecRole = DemoSpec['roles'][number];

function peopleWith(world: World, role: SpecRole): readonly Person[] {
  const named = world.spec.people.filter((person) => person.role === role.name);
  const taken = new Set(world.spec.people.map(({ name }) => name));
  const drawn = Array.from({ length: Math.max(0, role.count - named.length) }, (_, index) => {
    const name = freshName(world.spec, `${world.seed}|${role.name}|${index}`, taken);
    taken.add(name);
    return personOf(world, {
      name,
      role,
      key: drawnKey(role.name, index),
      department: role.department,
      skills: [role.name],
    });
  });
  return [
    ...named.map(({ name, department, skills }) =>
      personOf(world, { name, role, key: name, department, skills: [role.name, ...skills] }),
    ),
    ...drawn,
  ];
}

type Drawn = {
  readonly name: string;
  readonly role: SpecRole;
  readonly key: string;
  readonly department: string;
  readonly skills: readonly string[];
};

function personOf(world: World, { name, role, key, department, skills }: Drawn): Person {
  const draw = `${world.seed}|person|${key}`;
  const isNamed = key === name;
  const isContractor = !isNamed && drawBelow(`${draw}|contract`, 7) === 0;
  const site = drawOne(`${draw}|site`, siteWeights(world));
  return {
    id: isNamed ? world.personId(name) : world.idOf('person', key),
    origin: 'demo',
    name,
    roleId: world.idOf('role', role.name),
    unitId: world.idOf('unit', department),
    siteId: world.idOf('site', site),
    skills: skills.map((skill) => ({ name: skill, level: isNamed ? 5 : drawBetween(`${draw}|${skill}`, 2, 5) })),
    weeklyMinutes: weeklyMinutesAt(world, site),
    leaveDays: drawBetween(`${draw}|leave`, 25, 33),
    employment: isContractor ? 'contractor' : 'staff',
    joinedOn: !isNamed && drawBelow(`${draw}|joins`, 40) === 0 ? addDays(world.statusOn, 42) : null,
    leavesOn:
      isContractor || (!isNamed && drawBelow(`${draw}|leaves`, 24) === 0)
        ? addDays(world.statusOn, drawBetween(`${draw}|ends`, 60, 300))
        : null,
  };
}

/** The people of a role whom the spec does not name, in their order. */
export function drawnPeopleWith(world: World, roleName: string): readonly Id<'person'>[] {
  const role = world.spec.roles.find(({ name }) => name === roleName);
  const named = world.spec.people.filter((person) => person.role === roleName).length;
  const missing = Math.max(0, (role?.count ?? 0) - named);
  return Array.from({ length: missing }, (_, index) => world.idOf('person', drawnKey(roleName, index)));
}

function drawnKey(roleName: string, index: number): string {
  return `${roleName}|${index}`;
}

/** Five days of the working hours at the site. */
function weeklyMinutesAt({ spec }: World, siteId: string): number {
  const calendarId = spec.sites.find(({ id }) => id === siteId)?.calendar;
  const hours = spec.calendars.find(({ id }) => id === calendarId)?.hours ?? [];
  return 5 * hours.reduce((sum, [from, to]) => sum + minuteOfDay(to) - minuteOfDay(from), 0);
}

/** Most work at the first site. */
function siteWeights({ spec }: World): readonly string[] {
  const ids = spec.sites.map(({ id }) => id);
  return [...ids, ...ids.slice(0, 1), ...ids.slice(0, 1), ...ids.slice(0, 2)];
}
