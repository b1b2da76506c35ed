import type { NotCarried, NotCarriedKind } from './plan-file.ts';

/** Every kind, in the order in which people are told. */
export const NOT_CARRIED_KINDS: readonly NotCarriedKind[] = [
  'resources',
  'assignments',
  'timephased-data',
  'costs',
  'further-baselines',
  'external-links',
  'expected-finishes',
  'suspensions',
  'recurring-exceptions',
  'custom-fields',
  'activity-codes',
  'notes',
  'attachments',
  'empty-summaries',
  'summary-activities',
  'other-tables',
];

export function notCarriedList(counts: Readonly<Partial<Record<NotCarriedKind, number>>>): readonly NotCarried[] {
  return NOT_CARRIED_KINDS.map((what) => ({ what, count: counts[what] ?? 0 })).filter((each) => each.count > 0);
}
