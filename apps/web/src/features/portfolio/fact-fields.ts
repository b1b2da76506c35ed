import type { Capability, ResponseOf, routes } from '@sightline/contract';
import { fullMoney, longDate, NONE, plain } from '../../lib/format.ts';
import { parseTypedMoney } from '../../lib/parse-money.ts';
import { readTypedDay } from '../../lib/typed-day.ts';
import { choiceOptions, isChoice } from './fact-choices.ts';
import { projectStrings as strings } from './strings.ts';

export type Project = ResponseOf<typeof routes.readProject>;
export type Directory = ResponseOf<typeof routes.readDirectory> & { readonly units: readonly Named[] };
type Named = { readonly id: string; readonly name: string };

/** The facts of a project as a patch names them. */
export type FactValues = {
  readonly name: string;
  readonly sponsorId: string | null;
  readonly managerId: string | null;
  /** Who was named; null where nobody was, also when the portfolio manager stands there by default. */
  readonly assurerId: string | null;
  readonly programId: string | null;
  readonly portfolioId: string | null;
  readonly unitId: string | null;
  readonly tier: string | null;
  readonly priority: number | null;
  readonly stage: string;
  readonly method: string | null;
  readonly startsOn: string | null;
  readonly goLiveOn: string | null;
  readonly endedOn: string | null;
  readonly onHoldSince: string | null;
  readonly outcome: string | null;
  readonly budgetMinor: number | null;
  readonly spentMinor: number | null;
  readonly scope: string | null;
  readonly outOfScope: string | null;
};
export type FactField = keyof FactValues;

/** A record of the directory; one that is not there yet can be added on the way. */
export type AddedKind = 'person' | 'program' | 'portfolio';
export type ChoiceKind = 'stage' | 'tier' | 'method' | 'outcome';
export type ChosenKind = AddedKind | 'unit' | ChoiceKind;
/** `prose`: some lines of text, or none. */
export type WrittenKind = 'text' | 'prose' | 'number' | 'date' | 'money';
export type FactKind = WrittenKind | ChosenKind;

export const FACT_KINDS: Readonly<Record<FactField, FactKind>> = {
  name: 'text',
  managerId: 'person',
  sponsorId: 'person',
  assurerId: 'person',
  programId: 'program',
  portfolioId: 'portfolio',
  unitId: 'unit',
  stage: 'stage',
  method: 'method',
  tier: 'tier',
  priority: 'number',
  startsOn: 'date',
  goLiveOn: 'date',
  onHoldSince: 'date',
  endedOn: 'date',
  outcome: 'outcome',
  budgetMinor: 'money',
  spentMinor: 'money',
  scope: 'prose',
  outOfScope: 'prose',
};

export const FACT_ORDER = Object.keys(FACT_KINDS) as readonly FactField[];

/** What a project has only later. */
const LATER: readonly FactField[] = ['onHoldSince', 'endedOn', 'outcome'];
export const NEW_FACTS = FACT_ORDER.filter((field) => !LATER.includes(field));

export function factsOf(project: Project): FactValues {
  return {
    name: project.name,
    sponsorId: project.sponsor?.id ?? null,
    managerId: project.manager?.id ?? null,
    assurerId: project.assurer === null || project.assurer.isDefault ? null : project.assurer.person.id,
    programId: project.program?.id ?? null,
    portfolioId: project.portfolio?.id ?? null,
    unitId: project.unit?.id ?? null,
    tier: project.tier,
    priority: project.priority,
    stage: project.stage,
    method: project.method,
    startsOn: project.startsOn,
    goLiveOn: project.goLiveOn,
    endedOn: project.endedOn,
    onHoldSince: project.onHoldSince,
    outcome: project.outcome,
    budgetMinor: project.budgetMinor,
    spentMinor: project.spentMinor,
    scope: project.scope,
    outOfScope: project.outOfScope,
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
  return isAdded(FACT_KINDS[field]) ? 'project.assign' : 'project.edit';
}

/** Typed as words; every other kind is chosen. */
export function isWritten(kind: FactKind): kind is WrittenKind {
  return kind === 'text' || kind === 'prose' || kind === 'number' || kind === 'date' || kind === 'money';
}

export function isAdded(kind: FactKind): kind is AddedKind {
  return kind === 'person' || kind === 'program' || kind === 'portfolio';
}

export type FactValue = FactValues[FactField];

export type Shown = { readonly currency: string; readonly directory: Directory | null };

/** A value in words; `–` when there is none. */
export function wordsOf(field: FactField, value: FactValue, { currency, directory }: Shown): string {
  if (value === null || value === '') return NONE;
  const kind = FACT_KINDS[field];
  switch (kind) {
    case 'person':
    case 'program':
    case 'portfolio':
    case 'unit':
      return recordsOf(kind, directory).find((each) => each.id === value)?.name ?? NONE;
    case 'stage':
    case 'tier':
    case 'method':
    case 'outcome':
      return choiceOptions(kind).find((each) => each.value === value)?.label ?? String(value);
    case 'date':
      return longDate(String(value));
    case 'money':
      return fullMoney(Number(value), currency);
    case 'text':
    case 'prose':
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
    case 'prose':
      return readProse(text);
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
    case 'unit':
    case 'stage':
    case 'tier':
    case 'method':
    case 'outcome':
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

const MOST_PROSE = 4000;

function readProse(text: string): Typed {
  const value = text.trim();
  if (value.length > MOST_PROSE) return { ok: false, claim: strings.tooLong(plain(value.length), plain(MOST_PROSE)) };
  return { ok: true, value: value === '' ? null : value };
}

/** The choices of a fact that is chosen. */
export function optionsFor(kind: ChosenKind, directory: Directory | null): readonly Option[] {
  if (isChoice(kind)) return choiceOptions(kind);
  return withoutDoubles(recordsOf(kind, directory).map((each) => ({ value: each.id, label: each.name })));
}

type Option = { readonly value: string; readonly label: string };

function recordsOf(kind: AddedKind | 'unit', directory: Directory | null): readonly Named[] {
  if (directory === null) return [];
  return {
    person: directory.people,
    program: directory.programs,
    portfolio: directory.portfolios,
    unit: directory.units,
  }[kind];
}

/** Two people may share a name; a list must tell them apart. */
function withoutDoubles(options: readonly Option[]): readonly Option[] {
  const seen = new Map<string, number>();
  return options.map(({ value, label }) => {
    const count = (seen.get(label) ?? 0) + 1;
    seen.set(label, count);
    return { value, label: count === 1 ? label : `${label} (${count})` };
  });
}
