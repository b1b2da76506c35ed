import { type Capability, type ResponseOf, type routes, stage, tier } from '@sightline/contract';
import { fullMoney, longDate, NONE, STAGE_WORDS } from '../../lib/format.ts';
import { parseTypedMoney } from '../../lib/parse-money.ts';
import { readTypedDay } from '../../lib/typed-day.ts';
import { projectStrings as strings } from './strings.ts';

export type Project = ResponseOf<typeof routes.readProject>;
export type Directory = ResponseOf<typeof routes.readDirectory>;

/** The facts of a project as a patch names them. */
export type FactValues = {
  readonly name: string;
  readonly sponsorId: string | null;
  readonly managerId: string | null;
  /** Who was named; null where nobody was, also when the portfolio manager stands there by default. */
  readonly assurerId: string | null;
  readonly programId: string | null;
  readonly portfolioId: string | null;
  readonly tier: string | null;
  readonly priority: number | null;
  readonly stage: string;
  readonly goLiveOn: string | null;
  readonly budgetMinor: number | null;
  readonly spentMinor: number | null;
};
export type FactField = keyof FactValues;

/** How a fact is typed. `record` chooses from the directory, or adds to it. */
export type FactKind = 'text' | 'person' | 'program' | 'portfolio' | 'stage' | 'tier' | 'number' | 'date' | 'money';

export const FACT_KINDS: Readonly<Record<FactField, FactKind>> = {
  name: 'text',
  managerId: 'person',
  sponsorId: 'person',
  assurerId: 'person',
  programId: 'program',
  portfolioId: 'portfolio',
  stage: 'stage',
  tier: 'tier',
  priority: 'number',
  goLiveOn: 'date',
  budgetMinor: 'money',
  spentMinor: 'money',
};

export const FACT_ORDER = Object.keys(FACT_KINDS) as readonly FactField[];

export function factsOf(project: Project): FactValues {
  return {
    name: project.name,
    sponsorId: project.sponsor?.id ?? null,
    managerId: project.manager?.id ?? null,
    assurerId: project.assurer === null || project.assurer.isDefault ? null : project.assurer.person.id,
    programId: project.program?.id ?? null,
    portfolioId: project.portfolio?.id ?? null,
    tier: project.tier,
    priority: project.priority,
    stage: project.stage,
    goLiveOn: project.goLiveOn,
    budgetMinor: project.budgetMinor,
    spentMinor: project.spentMinor,
  };
}

/** The facts that this project has: in a program, its manager assures, and nobody is named for it. */
export function shownFacts(project: Project): readonly FactField[] {
  return FACT_ORDER.filter((field) => field !== 'assurerId' || project.program === null);
}

/** What stands in the place of a fact that nobody gave; null = nothing does. */
export function standInOf(project: Project, field: FactField): string | null {
  const { assurer } = project;
  return field === 'assurerId' && assurer?.isDefault ? strings.defaultAssurer(assurer.person.name) : null;
}

/** Whoever names the people and the home of a project says who sees it: that takes another right. */
export function rightFor(field: FactField): Capability {
  const kind = FACT_KINDS[field];
  return kind === 'person' || kind === 'program' || kind === 'portfolio' ? 'project.assign' : 'project.edit';
}

export type FactValue = FactValues[FactField];

export type Shown = { readonly currency: string; readonly directory: Directory | null };

/** A value in words; `–` when there is none. */
export function wordsOf(field: FactField, value: FactValue, { currency, directory }: Shown): string {
  if (value === null || value === '') return NONE;
  switch (FACT_KINDS[field]) {
    case 'person':
      return directory?.people.find((each) => each.id === value)?.name ?? NONE;
    case 'program':
      return directory?.programs.find((each) => each.id === value)?.name ?? NONE;
    case 'portfolio':
      return directory?.portfolios.find((each) => each.id === value)?.name ?? NONE;
    case 'stage': {
      const known = stage.safeParse(value);
      return known.success ? STAGE_WORDS[known.data] : String(value);
    }
    case 'date':
      return longDate(String(value));
    case 'money':
      return fullMoney(Number(value), currency);
    case 'text':
    case 'tier':
    case 'number':
      return String(value);
  }
}

export type Typed = { readonly ok: true; readonly value: FactValue } | { readonly ok: false; readonly claim: string };

/** Reads what was typed for a fact that is typed as text. */
export function readTyped(field: FactField, text: string, currency: string): Typed {
  switch (FACT_KINDS[field]) {
    case 'text':
      return text.trim() === '' ? { ok: false, claim: strings.nameNeeded } : { ok: true, value: text.trim() };
    case 'date':
      return readDate(text);
    case 'money': {
      const minor = parseTypedMoney(text, currency);
      return minor === undefined ? { ok: false, claim: strings.notMoney(text) } : { ok: true, value: minor };
    }
    case 'number':
      return readPriority(text);
    case 'person':
    case 'program':
    case 'portfolio':
    case 'stage':
    case 'tier':
      return { ok: true, value: text === '' ? null : text };
  }
}

export function readDate(text: string): Typed {
  const typed = readTypedDay(text);
  return typed.ok ? { ok: true, value: typed.day } : typed;
}

function readPriority(text: string): Typed {
  if (text.trim() === '') return { ok: true, value: null };
  const value = Number(text);
  return Number.isInteger(value) && value >= 1 && value <= 9999
    ? { ok: true, value }
    : { ok: false, claim: strings.notPriority(text) };
}

export const STAGE_OPTIONS = stage.options.map((value) => ({ value, label: STAGE_WORDS[value] }));
export const TIER_OPTIONS = tier.options.map((value) => ({ value, label: value }));

/** The choices of a fact that names a record. */
export function recordOptions(
  kind: FactKind,
  directory: Directory | null,
): { readonly value: string; readonly label: string }[] {
  const records =
    kind === 'person' ? directory?.people : kind === 'program' ? directory?.programs : directory?.portfolios;
  return withoutDoubles((records ?? []).map((each) => ({ value: each.id, label: each.name })));
}

/** Two people may share a name; a list must tell them apart. */
function withoutDoubles(options: readonly { readonly value: string; readonly label: string }[]) {
  const seen = new Map<string, number>();
  return options.map(({ value, label }) => {
    const count = (seen.get(label) ?? 0) + 1;
    seen.set(label, count);
    return { value, label: count === 1 ? label : `${label} (${count})` };
  });
}
