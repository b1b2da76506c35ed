import type { Project, ProjectFields } from '../project.ts';
import type { Directory } from './directory.ts';
import type { RowValues } from './read-row.ts';

/** The fields that a row fills; an empty cell says nothing and erases nothing. */
export function filledFields(values: RowValues, directory: Directory): Partial<ProjectFields> {
  const wanted = {
    name: values.name,
    sponsorId: values.sponsor === null ? null : directory.personOf(values.sponsor),
    managerId: values.manager === null ? null : directory.personOf(values.manager),
    programId: values.program === null ? null : directory.programOf(values.program),
    portfolioId: values.portfolio === null ? null : directory.portfolioOf(values.portfolio),
    tier: values.tier,
    priority: values.priority,
    stage: values.stage,
    startsOn: values.startsOn,
    goLiveOn: values.goLiveOn,
    forecastOn: values.forecastOn,
    budgetMinor: values.budget,
    spentMinor: values.spent,
    scope: values.scope,
  };
  return Object.fromEntries(Object.entries(wanted).filter(([, value]) => value !== null)) as Partial<ProjectFields>;
}

/** The filled fields that differ from the project on record, as a patch with the values seen. */
export function changesTo(
  project: Project,
  filled: Partial<ProjectFields>,
): readonly (readonly [keyof ProjectFields, unknown])[] {
  return (Object.entries(filled) as [keyof ProjectFields, unknown][]).filter(
    ([field, value]) => project[field] !== value,
  );
}
