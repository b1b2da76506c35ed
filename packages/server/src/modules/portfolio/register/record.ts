import type { Currency, PersonId, PortfolioId, ProgramId } from '@sightline/kernel';
import { assert } from '@sightline/kernel';
import { asItStands, type Db } from '../../audit/index.ts';
import type { Viewer } from '../../identity/index.ts';
import { listPeople, readOrganisation } from '../../organisation/index.ts';
import type { Project } from '../project.ts';
import { listKeys, listPortfolios, listPrograms, listProjects } from '../store.ts';
import { type RegisterReading, readRegister } from './read-register.ts';
import type { Draft } from './store.ts';

type Named<Id> = { readonly id: Id; readonly name: string };

/** What stands on record when a draft is read. */
export type RegisterRecord = {
  readonly currency: Currency;
  readonly projects: readonly Project[];
  readonly keys: readonly string[];
  readonly people: readonly Named<PersonId>[];
  readonly programs: readonly Named<ProgramId>[];
  readonly portfolios: readonly Named<PortfolioId>[];
};

/** A register updates the projects that its bringer may write by registers; others are not on his record. */
export async function readRecord(db: Db, viewer: Viewer): Promise<RegisterRecord> {
  const reading = asItStands(db);
  return {
    currency: await reportCurrency(db),
    projects: await listProjects(reading, viewer, 'register.import'),
    keys: await listKeys(db),
    people: await listPeople(reading),
    programs: await listPrograms(reading),
    portfolios: await listPortfolios(reading),
  };
}

export async function reportCurrency(db: Db): Promise<Currency> {
  const organisation = await readOrganisation(asItStands(db));
  assert(organisation !== null, 'an account exists only in an organisation');
  return organisation.currency;
}

export function readDraftAgainst(
  record: RegisterRecord,
  draft: Pick<Draft, 'table' | 'mapping' | 'edits' | 'skipped'>,
): RegisterReading {
  const live = new Set(record.projects.map((project) => project.key));
  return readRegister({
    headers: draft.table.headers,
    rows: draft.table.rows,
    mapping: draft.mapping,
    edits: draft.edits,
    skipped: draft.skipped,
    onRecord: {
      projects: record.projects,
      retiredKeys: record.keys.filter((key) => !live.has(key)),
      people: record.people.map((each) => each.name),
      programs: record.programs.map((each) => each.name),
      portfolios: record.portfolios.map((each) => each.name),
    },
  });
}
