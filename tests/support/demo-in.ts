import type { Instant, LocalDate } from '@sightline/kernel';
import { ANCHOR, specFile } from '../../packages/demo/src/testing/demo-of.ts';
import type { Db } from '../../packages/server/src/modules/audit/index.ts';
import { type DemoWish, type LoadedDemo, loadDemo } from '../../packages/server/src/shell/demo/load-demo.ts';

/** Noon of the day of the description. */
export const DEMO_NOW = noonOf(ANCHOR);

type Options = Partial<DemoWish> & {
  /** The day on which the demo stands; left out: that of the description. */
  readonly anchor?: LocalDate;
  readonly now?: Instant;
  readonly report?: (line: string) => void;
};

/** Loads the demo organisation into an empty database; size S as written, where nothing else is said. */
export async function demoIn(
  db: Db,
  { size = 'S', variant = 0, anchor = ANCHOR, now = noonOf(anchor), report = () => undefined }: Options = {},
): Promise<LoadedDemo> {
  const loaded = await loadDemo(db, { spec: specFile(), anchor, size, variant }, { now, report });
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems));
  return loaded.value;
}

function noonOf(day: LocalDate): Instant {
  return `${day}T12:00:00.000Z` as Instant;
}
