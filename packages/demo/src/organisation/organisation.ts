import { addDays } from '@sightline/kernel';
import type { DemoRecords, Unit } from '../records.ts';
import type { World } from '../world.ts';
import { minuteOfDay } from './minute-of-day.ts';

type Organisation = Pick<
  DemoRecords,
  'calendars' | 'sites' | 'units' | 'freezes' | 'regulations' | 'objectives' | 'keyResults' | 'demands'
>;

/** Where the organisation works, when it rests, what it wants and what the law wants of it. */
export function organisationOf(world: World): Organisation {
  const { spec, idOf } = world;
  return {
    calendars: spec.calendars.map(({ id, name, hours, holidays }) => ({
      id: idOf('calendar', id),
      origin: 'demo',
      name,
      shifts: hours.map(([from, to]) => ({ start: minuteOfDay(from), finish: minuteOfDay(to) })),
      holidays: holidays.map(({ date, name: holiday }) => ({ on: date, name: holiday })),
    })),
    sites: spec.sites.map(({ id, name, calendar }) => ({
      id: idOf('site', id),
      origin: 'demo',
      name,
      calendarId: idOf('calendar', calendar),
    })),
    units: unitsOf(world),
    freezes: spec.freezes.map(({ id, name, systems, start, end }) => ({
      id: idOf('freeze', id),
      origin: 'demo',
      name,
      systemIds: systems.length === 0 ? null : systems.map((system) => idOf('system', system)),
      from: start,
      to: end,
    })),
    regulations: regulationsOf(world),
    ...objectivesOf(world),
    demands: spec.demands.map(({ title, department }, index) => ({
      id: idOf('demand', title),
      origin: 'demo',
      title,
      unitId: idOf('unit', department),
      raisedOn: addDays(world.statusOn, -7 * (index + 1)),
      state: index % 3 === 0 ? 'submitted' : 'screening',
    })),
  };
}

function unitsOf(world: World): readonly Unit[] {
  const { spec, idOf } = world;
  const departments = spec.departments.map(
    (department): Unit => ({
      id: idOf('unit', department.id),
      origin: 'demo',
      name: department.name,
      kind: 'department',
      parentId: null,
      head: { personId: world.personId(department.head), title: department.headTitle },
      headcount: department.headcount,
      capacityPoints: department.capacityPoints,
      validFrom: null,
      validTo: null,
    }),
  );
  const teams = spec.departments.flatMap(({ id, teams: names }) => names.flatMap((name) => teamsOf(world, id, name)));
  return [...departments, ...teams];
}

/** A team that the re-organisation moved stands twice: until then under the old department, from then on under the new one. */
function teamsOf(world: World, department: string, name: string): readonly Unit[] {
  const { reorganisation } = world.spec;
  const team = (parent: string, span: { validFrom: Unit['validFrom']; validTo: Unit['validTo'] }): Unit => ({
    id: world.idOf('unit', `${parent}/${name}`),
    origin: 'demo',
    name,
    kind: 'team',
    parentId: world.idOf('unit', parent),
    head: null,
    headcount: null,
    capacityPoints: null,
    ...span,
  });
  if (name !== reorganisation.team) return [team(department, { validFrom: null, validTo: null })];
  return [
    team(reorganisation.source, { validFrom: null, validTo: addDays(reorganisation.date, -1) }),
    team(reorganisation.target, { validFrom: reorganisation.date, validTo: null }),
  ];
}

function regulationsOf({ spec, idOf }: World): DemoRecords['regulations'] {
  return spec.regulations.map(({ id, name, authority, due, text }) => ({
    id: idOf('regulation', id),
    origin: 'demo',
    name,
    authority,
    dueOn: due,
    text,
    flows: spec.regulatedFlows
      .filter(({ regulation }) => regulation === id)
      .map(({ source, target, what }) => ({
        sourceId: idOf('system', source),
        targetId: idOf('system', target),
        what,
      })),
  }));
}

function objectivesOf(world: World): Pick<DemoRecords, 'objectives' | 'keyResults'> {
  const { spec, idOf } = world;
  return {
    objectives: spec.objectives.map(({ id, name, weight, owner }) => ({
      id: idOf('objective', id),
      origin: 'demo',
      name,
      weightPercent: weight,
      ownerId: world.personId(owner),
    })),
    keyResults: spec.objectives.flatMap(({ id, keyResults }) =>
      keyResults.map(({ name, unit, baseline, target, due }) => ({
        id: idOf('key-result', `${id}/${name}`),
        origin: 'demo',
        objectiveId: idOf('objective', id),
        name,
        unit,
        baseline,
        target,
        dueOn: due,
      })),
    ),
  };
}
