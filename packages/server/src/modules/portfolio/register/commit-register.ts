import { assert, type Currency, ok, type ProjectId, problem, type Result, refused } from '@sightline/kernel';
import { type CommandContext, type Moved, type Outcome, updateVersioned } from '../../audit/index.ts';
import { lockKeys } from '../create-project.ts';
import { columnsOf, EMPTY_FIELDS, nextKeys, type Project, type ProjectFields } from '../project.ts';
import { insertProjects, insertStatuses, latestStatuses } from '../store.ts';
import { completeDirectory, type Directory } from './directory.ts';
import { bringsProjects } from './mapping-problems.ts';
import { previewVersion } from './preview-version.ts';
import type { RegisterReading, RegisterRow } from './read-register.ts';
import { type RegisterRecord, readDraftAgainst, readRecord } from './record.ts';
import { openDraft } from './revise-register.ts';
import { changesTo, filledFields } from './row-fields.ts';
import { closeDraft, type Draft, type RegisterImportId, rememberMapping } from './store.ts';

type Committed = Promise<Result<Outcome<{ created: number; updated: number }>>>;

/** Writes all rows that are not skipped, or none. What is written is what the preview of version `seen` showed. */
export async function commitRegister(
  context: CommandContext,
  target: { readonly id: RegisterImportId; readonly seen: number },
): Committed {
  const found = await openDraft(context, target.id);
  if ('problem' in found) return refused([found.problem]);
  await lockKeys(context.db);
  const record = await readRecord(context.db, context);
  const reading = readDraftAgainst(record, found.draft);
  const refusal = commitRefusal(found.draft, reading, target.seen);
  if (refusal !== null) return refusal;
  const { directory, moved } = await completeDirectory(context, record, reading);
  const { mapping } = found.draft;
  const taken = bringsProjects(mapping) ? reading.rows.filter((row) => !row.isSkipped) : [];
  const known = { record, directory, currency: mapping.currency };
  const created = await createProjects(context, taken, known);
  const updated = await updateProjects(context, taken, known);
  const statuses = await reportColours(context, taken, created);
  await rememberMapping(context.db, found.draft.headersDigest, mapping);
  await closeDraft(context.db, found.draft.id);
  return ok({
    value: { created: created.size, updated: updated.length },
    moved: [...moved, ...movedProjects([...created.values()], updated, statuses)],
    payload: {
      importId: found.draft.id,
      created: [...created.values()],
      updated,
      statuses: statuses.map(({ id }) => id),
    },
    inverse: { name: 'portfolio.undoRegisterImport', input: { created: [...created.values()], updated, statuses } },
  });
}

function commitRefusal(draft: Draft, reading: RegisterReading, seen: number) {
  if (previewVersion(draft, reading) !== seen) return refused([problem('portfolio.register-moved')]);
  const errors = reading.faults.filter((fault) => fault.problem.severity === 'error');
  const [first] = errors;
  if (reading.problems.length > 0) return refused(reading.problems);
  return first === undefined
    ? null
    : refused([problem('portfolio.import-has-faults', { count: errors.length, cell: first.cell })]);
}

type Known = {
  readonly record: RegisterRecord;
  readonly directory: Directory;
  /** Of new projects; known ones keep theirs. */
  readonly currency: Currency;
};

/** Makes the new projects; returns their ids by row. */
async function createProjects(
  context: CommandContext,
  rows: readonly RegisterRow[],
  known: Known,
): Promise<ReadonlyMap<number, ProjectId>> {
  const fresh = rows.filter((row) => row.updates === null);
  const given = fresh.flatMap((row) => row.values.key ?? []);
  const free = [...nextKeys([...known.record.keys, ...given], fresh.length - given.length)];
  const projects = fresh.map((row) => newProject(row, row.values.key ?? free.shift() ?? '', known));
  const ids = projects.map(() => context.mint<'project'>());
  await insertProjects(
    context.db,
    projects.map((project, index) => ({ ...project, id: ids[index] ?? context.mint<'project'>() })),
  );
  return new Map(fresh.flatMap((row, index) => (ids[index] === undefined ? [] : [[row.row, ids[index]] as const])));
}

function newProject(
  row: RegisterRow,
  key: string,
  { directory, currency }: Known,
): ProjectFields & { key: string; currency: Currency } {
  const name = row.values.name;
  assert(name !== null, 'a row without a name has a fault');
  return { ...EMPTY_FIELDS, ...filledFields(row.values, directory), name, key, currency };
}

/** A project that the import changed: its new version, and the fields as they were. */
type Updated = { readonly id: ProjectId; readonly version: number; readonly before: Partial<Project> };

async function updateProjects(
  context: CommandContext,
  rows: readonly RegisterRow[],
  known: Known,
): Promise<readonly Updated[]> {
  const byId = new Map(known.record.projects.map((project) => [project.id, project]));
  const updated: Updated[] = [];
  for (const row of rows) {
    const project = row.updates === null ? undefined : byId.get(row.updates.id);
    if (project === undefined) continue;
    const changes = changesTo(project, filledFields(row.values, known.directory));
    if (changes.length === 0) continue;
    const problemFound = await updateVersioned(
      context.db,
      'portfolio.project',
      project,
      columnsOf(Object.fromEntries(changes)),
    );
    assert(problemFound === null, 'a project moved between reading and writing in one transaction');
    const before = Object.fromEntries(changes.map(([field]) => [field, project[field]])) as Partial<Project>;
    updated.push({ id: project.id, version: project.version + 1, before });
  }
  return updated;
}

type Reported = { readonly projectId: ProjectId; readonly id: string };

/** A new project's colour is its first status; a known one's is added when it says something else than the latest. */
async function reportColours(
  context: CommandContext,
  rows: readonly RegisterRow[],
  created: ReadonlyMap<number, ProjectId>,
): Promise<readonly Reported[]> {
  const latest = new Map((await latestStatuses(context, null)).map((status) => [status.projectId, status.colour]));
  const reports = rows.flatMap((row) => {
    const [projectId, colour] = [row.updates?.id ?? created.get(row.row), row.values.reported];
    if (projectId === undefined || colour === null || latest.get(projectId) === colour) return [];
    return [{ id: context.mint<'status-report'>(), projectId, colour, on: context.today, source: 'register' as const }];
  });
  await insertStatuses(context.db, reports);
  return reports.map(({ projectId, id }) => ({ projectId, id }));
}

/** Each project once; one that only got a colour keeps its version. */
function movedProjects(
  created: readonly ProjectId[],
  updated: readonly Updated[],
  statuses: readonly Reported[],
): readonly Moved[] {
  const versions = new Map<ProjectId, number | null>(statuses.map(({ projectId }) => [projectId, null]));
  for (const id of created) versions.set(id, 1);
  for (const { id, version } of updated) versions.set(id, version);
  return [...versions].map(([id, version]) => ({ entity: 'project', id, version }));
}
