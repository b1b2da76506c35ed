import { ok, type ProjectId, type Result, refused } from '@sightline/kernel';
import { sql } from 'kysely';
import {
  type CommandContext,
  type FieldChanges,
  factsOf,
  movedBases,
  type Outcome,
  reverseOf,
  staleVersion,
  updateVersioned,
  wantedOf,
} from '../audit/index.ts';
import { assurerProblems } from './assurer.ts';
import { columnsOf, type Project, type ProjectFields } from './project.ts';
import { readProject } from './store.ts';

export async function updateProject(
  context: CommandContext,
  target: { readonly id: ProjectId; readonly version: number },
  changes: FieldChanges<ProjectFields>,
): Promise<Result<Outcome<{ version: number }>>> {
  const before = await lockedProject(context, target.id);
  if (before === null || before.version !== target.version) return refused([staleVersion(target.version)]);
  const about = { code: 'portfolio.field-moved', entity: 'project', id: target.id };
  const moved = movedBases<ProjectFields>(changes, before, about);
  const problems = [...moved, ...assurerProblems({ programId: before.programId, ...wantedOf(changes) })];
  if (problems.length > 0) return refused(problems);
  await updateVersioned(context.db, 'portfolio.project', target, columnsOf(wantedOf(changes)));
  const version = target.version + 1;
  return ok({
    value: { version },
    moved: [{ entity: 'project', id: target.id, version }],
    payload: { projectId: target.id, fields: factsOf(wantedOf(changes)) },
    inverse: {
      name: 'portfolio.updateProject',
      input: { params: { projectId: target.id }, version, body: reverseOf<ProjectFields>(changes, before) },
    },
  });
}

export async function removeProject(
  context: CommandContext,
  target: { readonly id: ProjectId; readonly version: number },
): Promise<Result<Outcome<Record<never, never>>>> {
  const problem = await updateVersioned(context.db, 'portfolio.project', target, { removed_at: context.now });
  if (problem !== null) return refused([problem]);
  return ok({
    value: {},
    moved: [{ entity: 'project', id: target.id, version: null }],
    payload: { projectId: target.id },
    inverse: {
      name: 'portfolio.restoreProject',
      input: { params: { projectId: target.id }, version: target.version + 1 },
    },
  });
}

async function lockedProject(context: CommandContext, id: ProjectId): Promise<Project | null> {
  await sql`select 1 from portfolio.project where id = ${id} for update`.execute(context.db);
  return readProject(context, id);
}
