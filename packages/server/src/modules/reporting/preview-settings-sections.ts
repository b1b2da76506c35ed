import type { ResponseOf, SettingsSections, SizeTiers, settingsSectionRoutes } from '@sightline/contract';
import { dayOfDate, exponentOf, formatLocalMinute, type LocalDate, localMinute } from '@sightline/kernel';
import type { Db } from '../audit/index.ts';
import { countAccountsByRole } from '../identity/index.ts';
import { clockEnd, proposedSize, workingTimeOf } from '../organisation/index.ts';
import type { Sight } from './read-sights.ts';

type Preview = ResponseOf<typeof settingsSectionRoutes.previewSettingsSections>;

const DAYS_PER_MONTH = 365.25 / 12;

/** Which projects would be proposed another size: by key. Nothing is written. */
export function previewSizes(
  sights: readonly Sight[],
  { before, after }: { readonly before: SizeTiers; readonly after: SizeTiers },
): NonNullable<Preview['sizes']> {
  const judged = sights.map((sight) => {
    const extent = { budget: budgetOf(sight), months: monthsOf(sight) };
    return { sight, from: proposedSize(before, extent), to: proposedSize(after, extent) };
  });
  return {
    projects: sights.length,
    unknown: judged.filter(({ from }) => from === null).length,
    changes: judged
      .filter(({ from, to }) => from !== to)
      .map(({ sight: { project }, from, to }) => {
        const { id, key, name, tier: stated } = project;
        return { id, key, name, from, to, stated };
      }),
  };
}

/** In major units of the report currency; null without a budget or without a rate for it. */
function budgetOf({ money: { budgetMinor, currency, hasNoRate } }: Sight): number | null {
  return budgetMinor === null || hasNoRate ? null : budgetMinor / 10 ** exponentOf(currency);
}

/** From the first day of the plan to its finish; null without a plan. */
function monthsOf({ facts }: Sight): number | null {
  const { plan } = facts;
  if (plan === null || plan.startOn === null || plan.finishOn === null) return null;
  return (dayOfDate(plan.finishOn) - dayOfDate(plan.startOn)) / DAYS_PER_MONTH;
}

/** The clocks of design/domain.md 1.4 and shorter ones. */
const CLOCKS = [1, 5, 10, 20] as const;

/** When clocks that begin today would end. */
export function previewClocks(
  today: LocalDate,
  {
    before,
    after,
  }: { readonly before: SettingsSections['workingCalendar']; readonly after: SettingsSections['workingCalendar'] },
): NonNullable<Preview['clocks']> {
  const [now, then] = [workingTimeOf(before), workingTimeOf(after)];
  return CLOCKS.flatMap((days) => {
    const [from, to] = [clockEnd(now, today, days), clockEnd(then, today, days)];
    if (from === null || to === null) return [];
    return [{ days, from: formatLocalMinute(localMinute(from)), to: formatLocalMinute(localMinute(to)) }];
  });
}

/** Whom a limit of authority would speak of. */
export async function listHolders(db: Db): Promise<Preview['holders']> {
  return [...(await countAccountsByRole(db))].map(([role, accounts]) => ({ role, accounts }));
}
