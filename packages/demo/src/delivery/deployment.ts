import { addDays, type LocalDate } from '@sightline/kernel';
import { endOfMonth, firstOf, lastOf, monthEnds } from '../dates.ts';
import { drawnPeopleWith } from '../organisation/people.ts';
import { drawBelow, drawOne } from '../random.ts';
import type { Booking, DemoRecords, ResourceRequest } from '../records.ts';
import type { SpecProject } from '../spec/index.ts';
import type { World } from '../world.ts';
import { hasReached } from './stages.ts';

type Deployment = Pick<DemoRecords, 'bookings' | 'resourceRequests'>;

/** Nobody whom the spec does not book himself is booked above this share of his time. */
const MOST_PERCENT = 80;
const WEEKS_NEAR = 6;
const MONTHS_AHEAD = 9;
const SHARE = { S: 15, M: 20, L: 30, XL: 40 } as const;

/** Who works where: what the spec says of persons and pools, then role by role for the rest, weeks near and months far. */
export function deploymentOf(world: World): Deployment {
  return {
    bookings: [...loadsOf(world), ...poolsOf(world), ...staleOf(world), ...othersOf(world)],
    resourceRequests: world.spec.projects.flatMap((project) => requestsOf(world, project)),
  };
}

function loadsOf(world: World): readonly Booking[] {
  const { spec } = world;
  return spec.loads.map(({ person, project, what, percent, start, end }, index) => {
    const role = spec.people.find(({ name }) => name === person)?.role ?? '';
    return {
      id: world.idOf('booking', `load/${index}/${person}/${project ?? what}`),
      origin: 'demo',
      projectId: project === null ? null : world.idOf('project', project),
      what: what === '' ? role : what,
      roleId: world.idOf('role', role),
      personId: world.personId(person),
      from: start,
      to: end,
      grain: 'week',
      percent,
      firmness: 'hard',
    };
  });
}

function poolsOf(world: World): readonly Booking[] {
  return world.spec.pools.map(({ role, project, ftePercent, start, end }) =>
    roleBooking(world, { key: `pool/${role}/${project}`, role, project, percent: ftePercent, from: start, to: end }),
  );
}

/** Bookings that nobody ended when the project did. */
function staleOf(world: World): readonly Booking[] {
  return world.spec.staleBookings.flatMap(({ role, project, percent, end }) => {
    const started = world.spec.projects.find(({ id }) => id === project)?.start;
    if (started === undefined) return [];
    const personId = drawnPeopleWith(world, role)[0] ?? null;
    const booking = roleBooking(world, { key: `stale/${project}`, role, project, percent, from: started, to: end });
    return [{ ...booking, personId, firmness: 'hard' as const }];
  });
}

type RoleBooking = {
  readonly key: string;
  readonly role: string;
  readonly project: string;
  readonly percent: number;
  readonly from: LocalDate;
  readonly to: LocalDate;
};

function roleBooking(world: World, { key, role, project, percent, from, to }: RoleBooking): Booking {
  return {
    id: world.idOf('booking', key),
    origin: 'demo',
    projectId: world.idOf('project', project),
    what: role,
    roleId: world.idOf('role', role),
    personId: null,
    from,
    to,
    grain: 'month',
    percent,
    firmness: 'soft',
  };
}

type Span = { readonly from: LocalDate; readonly to: LocalDate; readonly grain: Booking['grain'] };

/** Each open project gets its template's roles as long as somebody has time left; a role that the spec counts is left to it. */
function othersOf(world: World): readonly Booking[] {
  const counted = new Set(world.spec.pools.map(({ role }) => role));
  const taken = new Map<string, number>();
  const stale = new Set(world.spec.staleBookings.map(({ role }) => drawnPeopleWith(world, role)[0]));
  return world.spec.projects.flatMap((project) => {
    if (project.ended !== null || project.onHoldSince !== null || !hasReached(project, 'initiate')) return [];
    const roles = world.spec.templates.find(({ id }) => id === project.template)?.roles ?? [];
    return spansOf(world, project).flatMap((span) =>
      roles
        .filter((role) => !counted.has(role))
        .flatMap((role) => {
          const percent = SHARE[project.tier];
          const slot = (id: string) => `${id}|${span.from}`;
          const free = drawnPeopleWith(world, role).filter(
            (id) => !stale.has(id) && (taken.get(slot(id)) ?? 0) + percent <= MOST_PERCENT,
          );
          if (free.length === 0) return [];
          const personId = drawOne(`${world.seed}|${project.id}|${role}`, free);
          taken.set(slot(personId), (taken.get(slot(personId)) ?? 0) + percent);
          const booking = roleBooking(world, {
            key: `${project.id}/${role}/${span.from}`,
            role,
            project: project.id,
            percent,
            from: span.from,
            to: span.to,
          });
          return [{ ...booking, personId, grain: span.grain, firmness: 'hard' as const }];
        }),
    );
  });
}

/** Weeks from the next Monday on, then the months after the one in which the weeks end. */
function spansOf(world: World, project: SpecProject): readonly Span[] {
  const monday = addDays(world.statusOn, 3);
  const weeks = Array.from({ length: WEEKS_NEAR }, (_, index): Span => {
    const from = addDays(monday, 7 * index);
    return { from, to: addDays(from, 4), grain: 'week' };
  });
  const far = addDays(monday, 7 * WEEKS_NEAR);
  const months = monthEnds(far, firstOf(project.forecastGoLive, endOfMonth(far, MONTHS_AHEAD))).map(
    (end): Span => ({ from: lastOf(addDays(endOfMonth(end, -1), 1), far), to: end, grain: 'month' }),
  );
  return [...weeks, ...months].filter(({ from }) => from <= project.forecastGoLive);
}

const REQUEST_STATES = ['requested', 'proposed', 'accepted', 'fulfilled'] as const;

function requestsOf(world: World, project: SpecProject): readonly ResourceRequest[] {
  if (project.ended !== null || drawBelow(`${world.seed}|${project.id}|asks`, 3) === 0) return [];
  const roles = world.spec.templates.find(({ id }) => id === project.template)?.roles ?? [];
  const role = drawOne(`${world.seed}|${project.id}|asks|role`, roles);
  return [
    {
      id: world.idOf('resource-request', `${project.id}/${role}`),
      origin: 'demo',
      projectId: world.idOf('project', project.id),
      roleId: world.idOf('role', role),
      percent: 50,
      from: addDays(world.statusOn, 31),
      to: addDays(world.statusOn, 115),
      requestedOn: addDays(world.statusOn, -1 - drawBelow(`${world.seed}|${project.id}|asked`, 20)),
      isMustHave: drawBelow(`${world.seed}|${project.id}|must`, 2) === 0,
      state: drawOne(`${world.seed}|${project.id}|asks|state`, REQUEST_STATES),
    },
  ];
}
