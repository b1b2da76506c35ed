import {
  type Field,
  type FieldValue,
  KEY_COLUMN,
  PROJECT_COLUMN,
  type RecordKind,
  type RecordPage,
  type RecordRow,
  RefusedError,
  type Register,
  type Route,
  registers,
  routes,
} from '@sightline/contract';
import type { ProjectId } from '@sightline/kernel';
import { act, type Deed, dayIn, directoryOf, either, type Life, name, pick } from './as-of-life.ts';
import { between } from './random.ts';

type Kind = { readonly register: Register; readonly kind: RecordKind };
type Home = { readonly projectId?: ProjectId };
type Values = Record<string, FieldValue>;

const KINDS: readonly Kind[] = registers.flatMap((register) =>
  register.group.kinds.map((kind) => ({ register, kind })),
);

/** Commands on a register, whichever comes; their values are made from the kinds of its fields. */
export const REGISTER_DEEDS: Readonly<Record<string, Deed>> = {
  addRecord: (life) => add(life, pick(life, KINDS)),
  addToEveryRegister: async (life) => {
    for (const register of registers) await add(life, { register, kind: pick(life, register.group.kinds) });
  },
  changeRecord: async (life) => {
    const { register, kind } = touch(life, pick(life, lived(life)));
    const { id, version, projectId, values } = pick(life, await rowsOf(life, { register, kind }));
    const [field, definition] = pick(life, Object.entries(kind.fields));
    const change = { base: values[field] ?? null, value: await heldBy(life, definition) };
    const params = { ...(projectId === null ? {} : { projectId }), recordId: id };
    const body = { kind: kind.name, changes: { [field]: change } };
    await act(life, (extras) => send(life, register.routes.change, { params, version, body }, extras));
  },
  removeRecord: async (life) => {
    const { register, kind } = touch(life, pick(life, lived(life)));
    const { id, version, projectId } = pick(life, await rowsOf(life, { register, kind }));
    const params = { ...(projectId === null ? {} : { projectId }), recordId: id };
    await act(life, (extras) => send(life, register.routes.remove, { params, version }, extras));
  },
  importRecords: async (life) => {
    const { register, kind } = touch(life, pick(life, KINDS));
    const home = homeIn(life, register);
    const keys = Array.from({ length: between(life.random, 1, 3) }, (_, index) => `FILE-${index + 1}`);
    const rows: Readonly<Record<string, string>>[] = [];
    for (const key of keys) rows.push(await cellsOf(life, { register, kind }, { home, key }));
    const columns = Object.keys(rows[0] ?? {});
    const lines = [columns, ...rows.map((row) => columns.map((column) => row[column] ?? ''))];
    const named = columns.map((column, place) => `${column}:${place}`).join(',');
    const query = { kind: kind.name, name: 'rows.csv', columns: named };
    const bytes = new TextEncoder().encode(lines.map((cells) => `${cells.join(',')}\n`).join(''));
    const { moved } = await act(life, (extras) => send<Moved>(life, register.files.commit, { query, bytes }, extras));
    for (const { entity, id } of moved) if (entity === 'record') life.records.set(id, kind.name);
  },
};

type Moved = { readonly moved: readonly { readonly entity: string; readonly id: string }[] };

/** What is asked of the registers: the kind that a command last touched, and others each time, so that each has its turn. */
export function registerAddresses(life: Life, number: number): readonly string[] {
  const isAsked = (kind: string, place: number) => kind === life.touched || (place + number) % TURNS === 0;
  const asked = KINDS.filter(({ kind }, place) => isAsked(kind.name, place));
  const lists = asked.flatMap(({ register, kind }) => {
    const query = `?kind=${kind.name}`;
    const whole = `${nameOf(register.routes.list)} ${register.routes.list.path}${query}`;
    return [whole, `${whole}&sort=-key&search=name&limit=2&from=1`, ...listsOfProjects(life, register, query)];
  });
  const reads = [...life.records].flatMap(([id, kindName], place) => {
    const { register } = kindCalled(kindName);
    if (register.place === 'project' || !isAsked(kindName, place)) return [];
    const { read } = register.routes;
    const touching = routes.listTouchingProjects;
    return [
      `${nameOf(read)} ${read.path.replace(':recordId', id)}`,
      ...(kindName === 'system' ? [`${nameOf(touching)} ${touching.path.replace(':recordId', id)}`] : []),
    ];
  });
  return [...lists, ...reads];
}

const TURNS = 6;

function listsOfProjects(life: Life, register: Register, query: string): readonly string[] {
  if (register.place === 'organisation') return [];
  const { listOf } = register.routes;
  return [...life.projects].map((id) => `${nameOf(listOf)} ${listOf.path.replace(':projectId', id)}${query}`);
}

const NAMES = new Map((Object.entries(routes) as [string, Route][]).map(([name, { id }]) => [id, name]));

function nameOf({ id }: Route): string {
  return NAMES.get(id) ?? id;
}

async function add(life: Life, { register, kind }: Kind): Promise<string> {
  const values: Values = {};
  for (const [field, definition] of Object.entries(kind.fields))
    if (definition.isRequired || life.random() < 0.5) values[field] = await heldBy(life, definition);
  const request = { params: homeIn(life, register), body: { kind: kind.name, values } };
  const { id } = await act(life, (extras) => send<{ readonly id: string }>(life, register.routes.add, request, extras));
  life.records.set(id, kind.name);
  life.touched = kind.name;
  return id;
}

function homeIn(life: Life, { place }: Register): Home {
  return place === 'project' ? { projectId: pick(life, [...life.projects]) } : {};
}

async function heldBy(life: Life, field: Field): Promise<FieldValue> {
  return field.isRequired || life.random() < 0.8 ? filledWith(life, field) : null;
}

async function filledWith(life: Life, field: Field): Promise<FieldValue> {
  switch (field.kind) {
    case 'text':
      return name(life).slice(0, field.max);
    case 'choice':
      return pick(life, field.values);
    case 'date':
      return dayIn(life, 200);
    case 'whole':
      return between(life.random, field.min, field.max);
    case 'percent':
      return between(life.random, 0, field.max);
    case 'money':
      return between(life.random, -9, 9) * 100_000;
    case 'flag':
      return life.random() < 0.5;
    case 'words':
      return Array.from({ length: between(life.random, 0, 2) }, () => name(life));
    case 'person':
    case 'project':
    case 'portfolio':
    case 'unit': {
      const among = await placesOf(life, field.kind);
      return (field.isRequired ? pick(life, among) : either(life, among))?.id ?? null;
    }
    case 'record':
      return recordOf(life, field);
  }
}

type Place = { readonly id: string; readonly name: string };

/** What a field of the kind can point at, as a file names it. */
async function placesOf(life: Life, kind: 'person' | 'project' | 'portfolio' | 'unit'): Promise<readonly Place[]> {
  if (kind === 'person') return (await directoryOf(life)).people;
  if (kind === 'portfolio') return (await directoryOf(life)).portfolios;
  if (kind === 'unit') return (await life.client.call(routes.readUnits, {})).units;
  return Promise.all([...life.projects].map(async (id) => ({ id, name: await keyOf(life, id) })));
}

async function keyOf({ client }: Life, projectId: ProjectId): Promise<string> {
  return (await client.call(routes.readProject, { params: { projectId } })).key;
}

/** One that stands there; where one is needed and none is, it is made before. */
async function recordOf(life: Life, { of, isRequired }: Field & { readonly kind: 'record' }): Promise<string | null> {
  const kind = kindCalled(of);
  const rows = await rowsOf(life, kind);
  if (rows.length > 0) return pick(life, rows).id;
  return isRequired ? add(life, kind) : null;
}

type Row = { readonly home: Home; readonly key: string };

/** A row of a file; the same key again changes what it brought before. */
async function cellsOf(life: Life, { kind }: Kind, { home, key }: Row): Promise<Readonly<Record<string, string>>> {
  const cells: Record<string, string> = { [KEY_COLUMN]: key };
  const { projectId } = home;
  if (projectId !== undefined) cells[PROJECT_COLUMN] = await keyOf(life, projectId);
  for (const [field, definition] of Object.entries(kind.fields))
    if (definition.kind !== 'person') cells[field] = await cellOf(life, definition);
  return cells;
}

/** As a file says it: another record by its key. */
async function cellOf(life: Life, field: Field): Promise<string> {
  const value = await heldBy(life, field);
  if (field.kind === 'record')
    return (await rowsOf(life, kindCalled(field.of))).find(({ id }) => id === value)?.key ?? '';
  if (field.kind === 'project' || field.kind === 'portfolio' || field.kind === 'unit')
    return (await placesOf(life, field.kind)).find(({ id }) => id === value)?.name ?? '';
  if (field.kind === 'money') return typeof value === 'number' ? String(value / 100) : '';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return Array.isArray(value) ? value.join(';') : String(value ?? '');
}

async function rowsOf(life: Life, { register, kind }: Kind): Promise<readonly RecordRow[]> {
  const page = await send<RecordPage>(life, register.routes.list, { query: { kind: kind.name } }, {});
  return page.rows;
}

function touch(life: Life, wanted: Kind): Kind {
  life.touched = wanted.kind.name;
  return wanted;
}

/** The kinds that anything was ever done to. */
function lived({ records }: Life): readonly Kind[] {
  return [...new Set(records.values())].map(kindCalled);
}

function kindCalled(wanted: string): Kind {
  const found = KINDS.find(({ kind }) => kind.name === wanted);
  if (found === undefined) throw new RefusedError(404, []);
  return found;
}

/** Which of the routes it is, only its register knows. */
function send<T>({ client }: Life, route: Route, request: object, extras: { readonly commandId?: string }): Promise<T> {
  return client.call(route, request as never, extras) as Promise<T>;
}
