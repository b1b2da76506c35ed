import type { Entity, Route } from '@sightline/contract';
import { type Problem, problem } from '@sightline/kernel';
import { sql } from 'kysely';
import type { Db } from '../../modules/audit/index.ts';

/** Where each entity lives, and which of its rows still count. */
const HOME: Readonly<Record<Entity, { readonly table: string; readonly where: string }>> = {
  project: { table: 'portfolio.project', where: 'removed_at is null' },
  milestone: { table: 'plan.milestone', where: 'true' },
  task: { table: 'plan.task', where: 'true' },
  person: { table: 'organisation.person', where: 'true' },
  program: { table: 'portfolio.program', where: 'true' },
  portfolio: { table: 'portfolio.portfolio', where: 'true' },
  'register-import': { table: 'portfolio.register_import', where: 'true' },
  'plan-import': { table: 'plan.plan_import', where: 'true' },
  'plan-file': { table: 'plan.plan_file', where: 'true' },
  command: { table: 'audit.command', where: 'true' },
};

/**
 * Checks every object that the request names, before any effect.
 * One that does not exist and one that the caller may not see give the same answer.
 */
export async function missingObjects(db: Db, route: Route, request: unknown): Promise<readonly Problem[]> {
  const wanted = new Map<Entity, Set<string>>();
  for (const [path, entity] of Object.entries(route.ids)) {
    for (const id of valuesAt(request, path.split('.'))) wanted.set(entity, (wanted.get(entity) ?? new Set()).add(id));
  }
  for (const [entity, ids] of wanted) {
    const { rows } = await sql<{ count: number }>`
      select count(*) as count from ${sql.table(HOME[entity].table)}
      where id = any(${[...ids]}::uuid[]) and ${sql.raw(HOME[entity].where)}`.execute(db);
    if (rows[0]?.count !== ids.size) return [problem('shell.not-found')];
  }
  return [];
}

/** The id strings at a path such as `body.matches[].target.projectId`; absent and null ones name nothing. */
export function valuesAt(value: unknown, path: readonly string[]): readonly string[] {
  const [step, ...rest] = path;
  if (step === undefined)
    return typeof value === 'string'
      ? [value]
      : Array.isArray(value)
        ? value.filter((each) => typeof each === 'string')
        : [];
  if (typeof value !== 'object' || value === null) return [];
  const isList = step.endsWith('[]');
  const next = (value as Record<string, unknown>)[isList ? step.slice(0, -2) : step];
  if (isList && Array.isArray(next)) return next.flatMap((each) => valuesAt(each, rest));
  return valuesAt(next, rest);
}
