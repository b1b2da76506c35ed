import { ok, type PortfolioId, type ProgramId, problem, type Result, refused } from '@sightline/kernel';
import { type CommandContext, factsOf, insertRows, type Outcome } from '../audit/index.ts';
import { lockKeys } from './create-project.ts';
import { listPortfolios, listPrograms } from './store.ts';

type Added<Id> = Promise<Result<Outcome<{ id: Id; version: number }>>>;

export async function addProgram(
  context: CommandContext,
  program: { readonly name: string; readonly portfolioId: PortfolioId | null },
): Added<ProgramId> {
  await lockKeys(context.db);
  if (isNamed(await listPrograms(context), program.name)) return refused([nameTaken('program', program.name)]);
  const id = context.mint<'program'>();
  await insertRows(context.db, 'portfolio.program', [
    { id, version: 1, name: program.name, portfolio_id: program.portfolioId },
  ]);
  return ok({
    value: { id, version: 1 },
    moved: [{ entity: 'program', id, version: 1 }],
    payload: { programId: id, ...factsOf(program) },
    inverse: { name: 'portfolio.removeProgram', input: { programId: id } },
  });
}

export async function addPortfolio(context: CommandContext, portfolio: { readonly name: string }): Added<PortfolioId> {
  await lockKeys(context.db);
  if (isNamed(await listPortfolios(context), portfolio.name)) return refused([nameTaken('portfolio', portfolio.name)]);
  const id = context.mint<'portfolio'>();
  await insertRows(context.db, 'portfolio.portfolio', [{ id, version: 1, name: portfolio.name }]);
  return ok({
    value: { id, version: 1 },
    moved: [{ entity: 'portfolio', id, version: 1 }],
    payload: { portfolioId: id },
    inverse: { name: 'portfolio.removePortfolio', input: { portfolioId: id } },
  });
}

function isNamed(rows: readonly { readonly name: string }[], name: string): boolean {
  return rows.some((row) => row.name.toLowerCase() === name.toLowerCase());
}

function nameTaken(entity: 'program' | 'portfolio', name: string) {
  return problem('portfolio.name-taken', { entity, name }, { subject: { entity, id: name, field: 'name' } });
}
