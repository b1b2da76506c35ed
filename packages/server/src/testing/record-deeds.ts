import { randomUUID } from 'node:crypto';
import { type Field, type RecordKind, type Register, type Route, registers, routes } from '@sightline/contract';
import type { TestServer } from './index.ts';
import { leastValues, makeRecords, makeSharedRecords, type SharedRecords } from './matrix/records.ts';

export type Deed = () => Promise<{ readonly commandId: string }>;

/** For each command of the registers, by its name: makes what it needs, and gives the command itself. */
export function recordDeeds(server: () => TestServer): Readonly<Record<string, () => Promise<Deed>>> {
  const named = Object.entries(routes) as [string, Route][];
  return Object.fromEntries(
    registers.flatMap((register) =>
      Object.entries(deedsOf(server, register)).map(([act, deed]) => {
        const found = named.find(([, { id }]) => id === `${register.group.name}.${act}`);
        return [found?.[0] ?? act, deed] as const;
      }),
    ),
  );
}

function deedsOf(server: () => TestServer, register: Register): Readonly<Record<string, () => Promise<Deed>>> {
  const { group, files } = register;
  const [kind] = group.kinds;
  if (kind === undefined) return {};
  const send =
    (route: Route, request: object): Deed =>
    async () => {
      const commandId = randomUUID();
      await server().call(route, request as never, { commandId });
      return { commandId };
    };
  const made = async () => {
    const shared = await makeSharedRecords(server());
    const { id: projectId, key } = await server().call(routes.createProject, { body: { name: `P ${randomUUID()}` } });
    const { [group.name]: recordId = '' } = await makeRecords(server(), projectId, shared);
    const project = group.isInProject ? { projectId } : {};
    return { project, record: { ...project, recordId }, shared, key };
  };
  return {
    addRecord: async () => {
      const { project, shared } = await made();
      return send(register.routes.add, {
        params: project,
        body: { kind: kind.name, values: leastValues(kind, shared) },
      });
    },
    changeRecord: async () => {
      const { record, shared } = await made();
      const changes = anyChange(kind, shared);
      return send(register.routes.change, { params: record, version: 1, body: { kind: kind.name, changes } });
    },
    removeRecord: async () => {
      // One that nothing names yet.
      const { project, shared } = await made();
      const body = { kind: kind.name, values: leastValues(kind, shared) };
      const { id } = (await server().call<Route>(register.routes.add, { params: project, body } as never)) as {
        id: string;
      };
      return send(register.routes.remove, { params: { ...project, recordId: id }, version: 1 });
    },
    importRecords: async () => {
      const { shared, key } = await made();
      const cells = Object.entries(leastValues(kind, shared));
      const texts = await Promise.all(cells.map(([field, value]) => cellOf(server(), { kind, field, value })));
      const columns = [...(group.isInProject ? ['project'] : []), ...cells.map(([field]) => field)];
      const row = [...(group.isInProject ? [key] : []), ...texts];
      const text = `${columns.join(',')}\n${row.join(',')}\n`;
      const query = {
        kind: kind.name,
        name: 'rows.csv',
        columns: columns.map((field, at) => `${field}:${at}`).join(','),
      };
      return send(files.commit, { query, bytes: new TextEncoder().encode(text) });
    },
  };
}

/** A field that a new record leaves empty. */
function anyChange({ name, fields }: RecordKind, shared: SharedRecords) {
  const [change] = Object.entries(fields).flatMap(([field, each]) => {
    // One that names its own kind could close a circle.
    const isOwn = each.kind === 'record' && each.of === name;
    const value = each.isRequired || isOwn ? null : otherValue(each, shared);
    return value === null ? [] : [{ [field]: { base: null, value } }];
  });
  if (change === undefined) throw new Error(`${name} has no field to change`);
  return change;
}

function otherValue(field: Field, shared: SharedRecords): string | number | null {
  if (field.kind === 'text') return 'Changed';
  if (field.kind === 'date') return '2026-07-01';
  if (field.kind === 'money' || field.kind === 'percent') return 7;
  return field.kind === 'record' ? (shared[field.of] ?? null) : null;
}

type Cell = { readonly kind: RecordKind; readonly field: string; readonly value: unknown };

/** As a file says it: another record by its key. A title of its own makes the row a new record. */
async function cellOf(server: TestServer, { kind, field, value }: Cell): Promise<string> {
  const definition = kind.fields[field];
  if (definition?.kind === 'flag') return 'no';
  if (field === kind.title && definition?.kind === 'text') return `Brought in ${randomUUID()}`;
  if (definition?.kind !== 'record') return String(value);
  const home = registers.find(({ group }) => group.kinds.some(({ name }) => name === definition.of));
  if (home === undefined) throw new Error(`no register holds ${definition.of}`);
  const { rows } = await server.call(home.routes.list, { query: { kind: definition.of, limit: '200' } });
  return rows.find(({ id }) => id === value)?.key ?? '';
}
