import { type Currency, type Id, type LocalDate, type Money, parseCurrency } from '@sightline/kernel';
import { endOfMonth } from './dates.ts';
import { stableId } from './ids.ts';
import type { DemoSpec, SettledSpec } from './spec/index.ts';

/** What is the same for every division of a large demo; all else belongs to one division. */
type SharedKind = 'calendar' | 'site' | 'unit' | 'role' | 'objective' | 'freeze' | 'regulation';

/** A settled spec with the ids and words of one division; the organisation as written is the division without a code. */
export type World = {
  readonly spec: DemoSpec;
  readonly code: string;
  /** Begins the key of every draw. */
  readonly seed: string;
  readonly statusOn: LocalDate;
  readonly closedOn: LocalDate;
  readonly currency: Currency;
  readonly keyOf: (projectId: string) => string;
  readonly idOf: <Kind extends string>(kind: Kind, key: string) => Id<Kind>;
  readonly personId: (name: string) => Id<'person'>;
};

export function worldOf(
  { spec, keyOf }: SettledSpec,
  options: { readonly code: string; readonly variant: number; readonly shared: ReadonlySet<string> },
): World {
  const { code, variant, shared } = options;
  const statusOn = spec.organisation.statusDate;
  const idOf = <Kind extends string>(kind: Kind, key: string) =>
    stableId(kind, isShared(kind) ? `${variant}||${key}` : `${variant}|${code}|${key}`);
  return {
    spec,
    code,
    seed: `${variant}|${code}`,
    statusOn,
    closedOn: endOfMonth(statusOn, -1),
    currency: parseCurrency(spec.organisation.currency) ?? ('XXX' as Currency),
    keyOf: (projectId) => keyOf.get(projectId) ?? projectId,
    idOf,
    personId: (name) => stableId('person', shared.has(name) ? `${variant}||${name}` : `${variant}|${code}|${name}`),
  };
}

const SHARED: ReadonlySet<string> = new Set<SharedKind>([
  'calendar',
  'site',
  'unit',
  'role',
  'objective',
  'freeze',
  'regulation',
]);

function isShared(kind: string): boolean {
  return SHARED.has(kind);
}

/** Amounts of the spec are thousands of its currency. */
export function thousands(world: World, amountK: number): Money {
  return { minor: Math.round(amountK * 100_000), currency: world.currency };
}

export function minorUnits(world: World, minor: number): Money {
  return { minor, currency: world.currency };
}
