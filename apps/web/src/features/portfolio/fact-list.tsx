import type { ReactNode } from 'react';
import {
  type AddedKind,
  type Directory,
  type FactField,
  type FactValue,
  factsOf,
  type Project,
  rightFor,
  shownFacts,
  standInOf,
} from './fact-fields.ts';
import classes from './fact-list.module.css';
import { FactRow } from './fact-row.tsx';
import { projectStrings as strings } from './strings.ts';
import type { SaveFact } from './use-save-fact.ts';

type Props = {
  readonly project: Project;
  readonly directory: Directory | null;
  readonly save: SaveFact;
  readonly addRecord: AddRecord;
  /** What other features know of a fact, shown under it. */
  readonly notes: Partial<Readonly<Record<FactField, ReactNode>>>;
};

/** Adds a person, program or portfolio that is not in the directory yet; null when that failed. */
export type AddRecord = (kind: AddedKind, name: string) => Promise<string | null>;

/** All facts of a project, each changed in place. */
export function FactList({ project, directory, save, addRecord, notes }: Props): ReactNode {
  const facts = factsOf(project);
  const shown = { currency: project.currency, directory: withOwn(directory, project) };
  return (
    <dl className={classes.facts}>
      {shownFacts(project).map((field: FactField) => (
        <FactRow
          key={field}
          field={field}
          value={facts[field]}
          shown={shown}
          standIn={standInOf(project, field) ?? (notes[field] == null ? null : strings.byLedger)}
          mayEdit={project.may.includes(rightFor(field))}
          save={(seen: FactValue, wanted: FactValue) => save(field, seen, wanted)}
          addRecord={addRecord}
          note={notes[field] ?? null}
        />
      ))}
    </dl>
  );
}

/** The project names its people and groups itself: they can be shown before the directory is here. */
function withOwn(directory: Directory | null, project: Project): Directory {
  const people = [project.sponsor, project.manager, project.assurer?.person ?? null].filter((each) => each !== null);
  return {
    people: unique([...(directory?.people ?? []), ...people]),
    programs: unique([
      ...(directory?.programs ?? []),
      ...(project.program === null ? [] : [{ ...project.program, portfolioId: null }]),
    ]),
    portfolios: unique([...(directory?.portfolios ?? []), ...(project.portfolio === null ? [] : [project.portfolio])]),
    // One that has closed since is still the project's.
    units: unique([...(directory?.units ?? []), ...(project.unit === null ? [] : [project.unit])]),
  };
}

function unique<T extends { readonly id: string }>(records: readonly T[]): T[] {
  return [...new Map(records.map((each) => [each.id, each])).values()];
}
