import { type Currency, ok, type ProjectId, problem, type Result, refused } from '@sightline/kernel';
import { sql } from 'kysely';
import type { CommandContext, Outcome } from '../audit/index.ts';
import { assurerProblems } from './assurer.ts';
import { EMPTY_FIELDS, nextKeys, type ProjectFields } from './project.ts';
import { insertProjects, listKeys } from './store.ts';

export type NewProject = { readonly [K in Exclude<keyof ProjectFields, 'name'>]?: ProjectFields[K] | undefined } & {
  readonly name: string;
  readonly key?: string | null | undefined;
  /** Of its money; the report currency when it is left out. */
  readonly currency?: Currency | undefined;
};

export async function createProject(
  context: CommandContext,
  wish: NewProject,
  currency: Currency,
): Promise<Result<Outcome<{ id: ProjectId; key: string; version: number }>>> {
  await lockKeys(context.db);
  const keys = await listKeys(context.db);
  const key = wish.key ?? nextKeys(keys, 1)[0] ?? '';
  if (keys.some((used) => used.toLowerCase() === key.toLowerCase())) return refused([keyTaken(key)]);
  const fields = { ...EMPTY_FIELDS, ...given(wish) };
  const problems = assurerProblems(fields);
  if (problems.length > 0) return refused(problems);
  const id = context.mint<'project'>();
  await insertProjects(context.db, [{ ...fields, id, key, currency: wish.currency ?? currency }]);
  return ok({
    value: { id, key, version: 1 },
    moved: [{ entity: 'project', id, version: 1 }],
    payload: { projectId: id, key },
    inverse: { name: 'portfolio.removeProject', input: { params: { projectId: id }, version: 1 } },
  });
}

/**
 * Held to the end of the command: two writers cannot take the same key, or the same name of a program or portfolio.
 * Exclusive, not weaker: a writer that already holds a project's row is waited for before anything here holds one.
 */
export async function lockKeys(db: CommandContext['db']): Promise<void> {
  await sql`lock table portfolio.project in exclusive mode`.execute(db);
}

export function keyTaken(key: string) {
  return problem('portfolio.key-taken', { key }, { subject: { entity: 'project', id: key, field: 'key' } });
}

/** Only the fields of a project that were given. */
function given(wish: NewProject): Partial<ProjectFields> & { readonly name: string } {
  const { key: _key, currency: _currency, ...fields } = wish;
  const defined = Object.entries(fields).filter(([, value]) => value !== undefined);
  return { ...(Object.fromEntries(defined) as Partial<ProjectFields>), name: wish.name };
}
