import { KEY_COLUMN, labelOf, peopleFile, type peopleFileRoutes } from '@sightline/contract';
import { cleanText, readTable } from '@sightline/interchange';
import { ok, type PersonId, type Problem, problem, type Result, refused } from '@sightline/kernel';
import { answered, type CommandContext, type HandlerOf, type Outcome, type ReadContext } from '../../audit/index.ts';
import { insertPeople, listPeopleWithAddresses, lockAddresses, rewritePeople } from '../../organisation/index.ts';
import type { RecordId, RecordTable, StoredRecord } from '../../records/index.ts';
import { type Columns, guessColumns } from '../guess-columns.ts';
import type { FileQuery, ReadFile } from '../import-file.ts';
import { previewOf, type Told } from '../preview.ts';
import { type Brought, type Commit, type Upload, whatStops } from '../routes.ts';
import { readPeople } from './read-people.ts';

const [KIND] = peopleFile.kinds;
const TABLE: RecordTable = { group: peopleFile, kind: KIND, name: 'organisation.person' };

type Handlers = { readonly [N in keyof typeof peopleFileRoutes]: HandlerOf<(typeof peopleFileRoutes)[N]> };

/** The two steps of a people file. */
export function peopleFileHandlers({ told }: { readonly told: Told }): Handlers {
  return {
    previewPeopleImport: async (context, request, { mintId }) => {
      const read = await readFile({ ...context, mint: () => mintId() as RecordId }, request);
      return read.ok ? ok(await previewOf(context, read.value, told)) : read;
    },
    importPeople: async (_, request, { run }) => answered(await run((context) => commitPeople(context, request))),
  };
}

type Context = ReadContext & { readonly mint: () => RecordId };

async function readFile(context: Context, { query, bytes }: Upload): Promise<Result<ReadFile>> {
  const name = cleanText(query.name);
  const read = await readTable(bytes, name, { sheet: query.sheet ?? null, mostRows: MOST_PEOPLE });
  if (!read.ok) return read;
  const file = read.value;
  if (file.rows.length === 0) return refused([problem('record-import.empty', { file: name })]);
  const columns = query.columns ?? columnsIn(file.headers);
  const unknown = unknownColumns(columns);
  if (unknown.length > 0) return refused(unknown);
  const people = await listPeopleWithAddresses(context.db);
  const reading = await readPeople({ rows: file.rows, columns, people, mint: context.mint });
  return ok({ table: TABLE, file, columns, dateOrder: null, problems: missingColumns(columns), ...reading });
}

/** As many as a large house employs. */
const MOST_PEOPLE = 60_000;

function columnsIn(headers: readonly string[]): Columns {
  const { [KEY_COLUMN]: _, ...columns } = guessColumns(peopleFile, KIND, headers);
  return columns;
}

function unknownColumns(columns: FileQuery['columns'] & object): readonly Problem[] {
  return Object.keys(columns)
    .filter((field) => !Object.hasOwn(KIND.fields, field))
    .map((field) => problem('record-import.no-such-column', { field, one: KIND.one }));
}

function missingColumns({ name, firstName, lastName }: Columns): readonly Problem[] {
  if ([name, firstName, lastName].some((column) => column !== undefined)) return [];
  return [problem('record-import.no-column', { label: labelOf('name', KIND.fields.name), one: KIND.one })];
}

/** Reads the file once more while nobody else writes people, so that what is written is decided on what stands now. */
async function commitPeople(context: CommandContext, request: Commit): Promise<Result<Outcome<Brought>>> {
  const { db } = context;
  await lockAddresses(db);
  const read = await readFile({ ...context, mint: () => context.mint<'record'>() }, request);
  if (!read.ok) return read;
  const stopping = whatStops(read.value, request.query.faulty === 'skip');
  if (stopping.length > 0) return refused(stopping);
  const of = (act: 'add' | 'change') =>
    read.value.plans.flatMap((plan) => (plan.act === act && plan.record !== null ? [plan.record] : []));
  const [added, changed] = [of('add'), of('change')];
  await insertPeople(db, added.map(personOf));
  await rewritePeople(db, changed.map(personOf));
  return ok({
    value: {
      added: added.length,
      changed: changed.length,
      aside: 0,
      skipped: read.value.plans.flatMap(({ act, row }) => (act === 'faulty' ? [row] : [])),
    },
    moved: [
      ...added.map(({ id }) => ({ entity: 'person', id, version: 1 })),
      ...changed.map(({ id, version }) => ({ entity: 'person', id, version: version + 1 })),
    ],
    payload: { added: added.length, changed: changed.length },
    inverse: { name: 'people.undoImport', input: { kind: KIND.name } },
  });
}

function personOf({ id, values }: StoredRecord) {
  return {
    id: id as string as PersonId,
    name: String(values.name),
    email: values.email === null ? null : String(values.email),
  };
}
