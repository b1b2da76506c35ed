import {
  type Field,
  type RecordKind,
  type Register,
  type Route,
  type RouteName,
  type recordFileRoutes,
  type recordRoutes,
  registers,
  routes,
} from '@sightline/contract';
import type { ProjectId } from '@sightline/kernel';
import type { TestServer } from '../index.ts';
import type { Example } from './examples.ts';
import type { Ids, World } from './world.ts';

/** Records of the whole organisation, by their kind. */
export type SharedRecords = Readonly<Record<string, string>>;

/** Of each register the record of its first kind, by the name of the group. */
export type RecordIds = Readonly<Record<string, string>>;

/** A record of each kind of the organisation that the first kinds of the registers are or name; what one names is made before it. */
export async function makeSharedRecords(server: TestServer): Promise<SharedRecords> {
  const made: Record<string, string> = {};
  const ofOrganisation = registers.flatMap((register) =>
    register.place === 'organisation' ? register.group.kinds.map((kind) => ({ register, kind })) : [],
  );
  const make = async (name: string): Promise<void> => {
    const found = ofOrganisation.find(({ kind }) => kind.name === name);
    if (found === undefined || made[name] !== undefined) return;
    for (const field of Object.values(found.kind.fields))
      if (field.kind === 'record' && field.isRequired) await make(field.of);
    const body = { kind: name, values: leastValues(found.kind, made) };
    made[name] = (await server.call(found.register.routes.add, { body })).id;
  };
  for (const register of registers) {
    const kind = firstOf(register);
    const named = Object.values(kind.fields).flatMap((field) => (field.kind === 'record' ? [field.of] : []));
    for (const name of [kind.name, ...named]) await make(name);
  }
  return made;
}

/** One record of each register, in the project and of the organisation. */
export async function makeRecords(server: TestServer, projectId: ProjectId, shared: SharedRecords): Promise<RecordIds> {
  const made: Record<string, string> = {};
  for (const register of registers) {
    const kind = firstOf(register);
    if (register.place === 'organisation') made[register.group.name] = shared[kind.name] ?? '';
    else {
      const body = { kind: kind.name, values: leastValues(kind, shared) };
      made[register.group.name] = (await server.call(register.routes.add, { params: { projectId }, body })).id;
    }
  }
  return made;
}

function firstOf({ group }: Register): RecordKind {
  const [kind] = group.kinds;
  if (kind === undefined) throw new Error(`the group ${group.name} has no kind`);
  return kind;
}

type Plain = string | number | boolean | string[] | null;

/** The fields that a record needs, and no other. */
export function leastValues({ fields }: RecordKind, shared: SharedRecords): Record<string, Plain> {
  const needed = Object.entries(fields).filter(([, field]) => field.isRequired);
  return Object.fromEntries(needed.map(([name, field]) => [name, leastValue(field, shared)]));
}

function leastValue(field: Field, shared: SharedRecords): Plain {
  switch (field.kind) {
    case 'text':
      return 'Example';
    case 'choice':
      return field.values[0];
    case 'date':
      return '2026-06-01';
    case 'whole':
      return field.min;
    case 'percent':
    case 'money':
      return 0;
    case 'flag':
      return false;
    case 'words':
      return [];
    case 'record':
      return shared[field.of] ?? '';
    case 'unit':
    case 'project':
    case 'portfolio':
    case 'person':
      throw new Error(`a record needs a ${field.kind}; let the world of the tests name one`);
  }
}

type RecordRoute = keyof typeof recordRoutes | keyof typeof recordFileRoutes;

const NEVER = 999;

/** A request for each route of the registers. */
export const recordExamples = Object.fromEntries(registers.flatMap((register) => examplesOf(register))) as Readonly<
  Record<RecordRoute, (ids: Ids, world: World) => Example>
>;

function examplesOf(register: Register): readonly (readonly [string, (ids: Ids, world: World) => Example])[] {
  const { group } = register;
  const kind = firstOf(register);
  const own = ({ projectId }: Ids) => (group.isInProject ? { projectId } : {});
  const record = (ids: Ids) => ({ params: { ...own(ids), recordId: ids.recordIds[group.name] ?? '' } });
  const file = { query: { kind: kind.name, name: 'records.csv' }, bytes: Buffer.from('Nothing\nOne\n') };
  const query = { kind: kind.name };
  const acts: Readonly<Record<string, (ids: Ids, world: World) => Example>> = {
    listRecords: () => ({ query }),
    listRecordsOfProject: (ids) => ({ params: own(ids), query }),
    readRecord: record,
    addRecord: (ids, { sharedRecords }) => ({
      params: own(ids),
      body: { kind: kind.name, values: leastValues(kind, sharedRecords) },
    }),
    changeRecord: (ids) => ({ ...record(ids), body: { kind: kind.name, changes: {} }, version: NEVER }),
    removeRecord: (ids) => ({ ...record(ids), version: NEVER }),
    listTouchingProjects: record,
    listAlikeVendors: () => ({}),
    // Where the first kind has its record, the vendors have theirs; elsewhere is nowhere.
    settleAlikeVendors: (ids, { sharedRecords }) => ({
      params: {
        recordId:
          (ids.recordIds[group.name] === sharedRecords[kind.name] ? sharedRecords.vendor : ids.recordIds[group.name]) ??
          '',
      },
      body: { otherId: sharedRecords.vendor ?? '', otherVersion: NEVER, answer: 'apart' },
      version: NEVER,
    }),
    assignCost: (ids) => ({ ...record(ids), body: { projectId: ids.projectId }, version: NEVER }),
    previewImport: () => file,
    importRecords: () => file,
  };
  const named = (Object.entries(routes) as [RouteName, Route][]).filter(([, { id }]) =>
    id.startsWith(`${group.name}.`),
  );
  return named.flatMap(([name, { id }]) => {
    const act = acts[id.slice(group.name.length + 1)];
    return act === undefined ? [] : [[name, act] as const];
  });
}
