import type { PersonId, PortfolioId, ProgramId } from '@sightline/kernel';
import { type CommandContext, insertRows, type Moved } from '../../audit/index.ts';
import { insertPeople } from '../../organisation/index.ts';
import { GROUPS, type NameKind, PEOPLE } from './known-names.ts';
import type { RegisterOutcome, RegisterRow } from './read-register.ts';
import type { RegisterRecord } from './record.ts';

/** Ids of the people and groups that a register names, those made just now among them. */
export type Directory = {
  readonly personOf: (name: string) => PersonId | null;
  readonly programOf: (name: string) => ProgramId | null;
  readonly portfolioOf: (name: string) => PortfolioId | null;
};

/** Makes the people, portfolios and programs that are not on record yet. */
export async function completeDirectory(
  context: CommandContext,
  record: RegisterRecord,
  register: { readonly rows: readonly RegisterRow[]; readonly outcome: RegisterOutcome },
): Promise<{ readonly directory: Directory; readonly moved: readonly Moved[] }> {
  const people = register.outcome.newPeople.map((name) => ({ id: context.mint<'person'>(), name, email: null }));
  const portfolios = register.outcome.newPortfolios.map((name) => ({
    id: context.mint<'portfolio'>(),
    version: 1,
    name,
  }));
  const portfolioOf = lookup(GROUPS, [...record.portfolios, ...portfolios]);
  const homes = homeNames(register.rows);
  const programs = register.outcome.newPrograms.map((name) => ({
    id: context.mint<'program'>(),
    version: 1,
    name,
    portfolio_id: portfolioOf(homes.get(GROUPS.keyOf(name)) ?? ''),
  }));
  await insertPeople(context.db, people);
  await insertRows(context.db, 'portfolio.portfolio', portfolios);
  await insertRows(context.db, 'portfolio.program', programs);
  const directory = {
    personOf: lookup(PEOPLE, [...record.people, ...people]),
    programOf: lookup(GROUPS, [...record.programs, ...programs]),
    portfolioOf,
  };
  return {
    directory,
    moved: [...made('person', people), ...made('portfolio', portfolios), ...made('program', programs)],
  };
}

/** A new program belongs to the portfolio of its first row that names one. */
function homeNames(rows: readonly RegisterRow[]): ReadonlyMap<string, string> {
  const homes = new Map<string, string>();
  for (const { isSkipped, values } of rows) {
    const key = GROUPS.keyOf(values.program ?? '');
    if (!isSkipped && values.portfolio !== null && !homes.has(key)) homes.set(key, values.portfolio);
  }
  return homes;
}

/** The first of two that are written alike wins: the one on record. */
function lookup<Id>(
  kind: NameKind,
  named: readonly { readonly id: Id; readonly name: string }[],
): (name: string) => Id | null {
  const byKey = new Map([...named].reverse().map((each) => [kind.keyOf(each.name), each.id]));
  return (name) => byKey.get(kind.keyOf(name)) ?? null;
}

function made(entity: string, rows: readonly { readonly id: string }[]): readonly Moved[] {
  return rows.map(({ id }) => ({ entity, id, version: 1 }));
}
