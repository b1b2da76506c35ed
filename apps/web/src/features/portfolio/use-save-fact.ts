import { routes, type WireProblem } from '@sightline/contract';
import { useQueryClient } from '@tanstack/react-query';
import { call, failureOf, isStale, mintCommandId, problemsOf } from '../../lib/api.ts';
import { clashOf, patchOf } from './fact-edit.ts';
import type { FactField, FactValue, Project } from './fact-fields.ts';

export type Saved =
  | { readonly kind: 'saved' }
  | { readonly kind: 'conflict'; readonly now: FactValue }
  | { readonly kind: 'refused'; readonly problems: readonly WireProblem[] }
  | { readonly kind: 'away' };

export type SaveFact = (field: FactField, seen: FactValue, wanted: FactValue) => Promise<Saved>;

/** Somebody may write other fields at the same time; after so many rounds the writer is told instead. */
const MOST_ROUNDS = 4;

/** Writes one field of a project on the version that is known now, and on a newer one when only other fields moved. */
export function useSaveFact(project: Project): SaveFact {
  const client = useQueryClient();
  const reread = () =>
    client.fetchQuery({
      queryKey: ['project', project.id],
      queryFn: () => call(routes.readProject, { params: { projectId: project.id } }),
      staleTime: 0,
    });
  return async (field, seen, wanted) => {
    try {
      return await saveOn(project.version, { project, field, seen, wanted, reread });
    } finally {
      void client.invalidateQueries({ queryKey: ['project', project.id] });
      void client.invalidateQueries({ queryKey: ['line-of-sight'] });
    }
  };
}

type Wish = {
  readonly project: Project;
  readonly field: FactField;
  readonly seen: FactValue;
  readonly wanted: FactValue;
  readonly reread: () => Promise<Project>;
};

async function saveOn(version: number, wish: Wish, round = 1): Promise<Saved> {
  const { project, field, seen, wanted } = wish;
  try {
    await call(
      routes.updateProject,
      { params: { projectId: project.id }, version, body: patchOf(field, seen, wanted) },
      { commandId: mintCommandId() },
    );
    return { kind: 'saved' };
  } catch (error) {
    const hasMoved = isStale(error) || problemsOf(error).some((each) => each.code === 'portfolio.field-moved');
    if (!hasMoved || round === MOST_ROUNDS) return failedOf(error);
    const clash = clashOf(await wish.reread(), field, seen, wanted);
    if (clash.kind === 'same') return { kind: 'saved' };
    return clash.kind === 'conflict' ? clash : saveOn(clash.version, wish, round + 1);
  }
}

function failedOf(error: unknown): Saved {
  const failure = failureOf(error);
  return failure.kind === 'away' ? { kind: 'away' } : { kind: 'refused', problems: failure.problems };
}
