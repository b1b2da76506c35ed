import { freshName } from './organisation/fresh-name.ts';
import type { DemoSpec, SettledSpec } from './spec/index.ts';

export type DemoSize = 'S' | 'M' | 'L';

/** S is the spec; M and L add divisions of the same families under other names until they have this many projects. */
const PROJECTS: Readonly<Record<DemoSize, number>> = { S: 0, M: 200, L: 2000 };

export type Division = { readonly code: string; readonly settled: SettledSpec };

/** The organisation as written, then as many quiet divisions as the size asks for: they repeat its shapes, not its problems. */
export function divisionsOf(settled: SettledSpec, size: DemoSize): readonly Division[] {
  const all: Division[] = [{ code: '', settled }];
  const { divisions, projects } = settled.spec;
  for (let left = PROJECTS[size] - projects.length, index = 0; left > 0; left -= projects.length, index++) {
    const division = divisions[index % divisions.length];
    if (division === undefined) break;
    const round = Math.floor(index / divisions.length);
    const code = round === 0 ? division.code : `${division.code}.${round}`;
    all.push({ code, settled: quietDivision(settled, { code, name: division.name }, left) });
  }
  return all;
}

function quietDivision(settled: SettledSpec, division: { code: string; name: string }, limit: number): SettledSpec {
  const { spec } = settled;
  const people = otherPeople(spec, division.code);
  const named = (text: string | null) => (text === null ? null : (people.get(text) ?? text));
  const place = (name: string) => `${name}, ${division.name}`;
  const projects = spec.projects.slice(0, limit).map((project) => ({
    ...project,
    name: place(project.name),
    manager: named(project.manager),
    assurer: named(project.assurer),
    forecastGoLive: project.ended === null ? project.baselineGoLive : project.forecastGoLive,
    confidential: false,
    workstreams: project.workstreams.slice(0, 4),
  }));
  const kept = new Set(projects.map(({ id }) => id));
  return {
    keyOf: new Map([...settled.keyOf].map(([id, key]) => [id, `${division.code}-${key}`])),
    spec: {
      ...withoutProblems(spec, kept),
      projects,
      people: spec.people
        .filter(({ name }) => people.has(name))
        .map((person) => ({ ...person, name: named(person.name) ?? person.name })),
      programs: spec.programs.map((program) => ({
        ...program,
        name: place(program.name),
        manager: named(program.manager) ?? program.manager,
      })),
      portfolios: spec.portfolios.map((portfolio) => ({ ...portfolio, name: place(portfolio.name) })),
      systems: spec.systems.map((system) => ({
        ...system,
        name: `${division.name} ${system.name}`,
        brand: `${division.name} ${system.brand}`,
      })),
    },
  };
}

/** Everybody of the spec but its executives, who lead all divisions, under another name. */
function otherPeople(spec: DemoSpec, code: string): ReadonlyMap<string, string> {
  const shared = executivesOf(spec);
  const taken = new Set<string>(spec.people.map(({ name }) => name));
  const renamed = new Map<string, string>();
  for (const { name } of spec.people) {
    if (shared.has(name)) continue;
    const fresh = freshName(spec, `${code}|${name}`, taken);
    taken.add(fresh);
    renamed.set(name, fresh);
  }
  return renamed;
}

export function executivesOf(spec: DemoSpec): ReadonlySet<string> {
  return new Set(spec.departments.map(({ head }) => head));
}

/** One system per project and no more, nothing reported against the facts, no planted finding. */
function withoutProblems(spec: DemoSpec, kept: ReadonlySet<string>): DemoSpec {
  const ofKept = <T extends { readonly project: string }>(rows: readonly T[]) =>
    rows.filter(({ project }) => kept.has(project));
  const seen = new Set<string>();
  const touches = ofKept(spec.touches).filter(({ project, system, mode }) => {
    const isOwn =
      (mode === 'builds' || mode === 'changes' || mode === 'replaces') && !seen.has(project) && !seen.has(system);
    if (isOwn) seen.add(project).add(system);
    return isOwn;
  });
  const executives = executivesOf(spec);
  const leading = new Set(spec.people.filter(({ name }) => executives.has(name)).map(({ role }) => role));
  return {
    ...spec,
    touches,
    contributions: ofKept(spec.contributions),
    stated: ofKept(spec.stated),
    systemRelations: [],
    reported: [],
    impacts: [],
    planDefects: [],
    planFill: [],
    loads: [],
    pools: [],
    staleBookings: [],
    dependencies: [],
    risks: [],
    assumptions: [],
    exclusions: [],
    benefits: [],
    missingEvidence: [],
    funding: { mandatory: [], requests: [] },
    unassignedLedger: [],
    misposted: [],
    narratives: [],
    lessons: [],
    planted: [],
    contracts: [],
    vendors: [],
    absences: [],
    personas: [],
    roles: spec.roles.map((role) => (leading.has(role.name) ? { ...role, count: 0 } : role)),
  };
}
