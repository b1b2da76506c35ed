import { z } from 'zod';
import { role } from './access.ts';
import { route } from './route.ts';
import { fieldChange, id, localDate, localMinute, moved, text, tier, version } from './values.ts';

/** Working time from minute to minute of a day, `finish` excluded: the engine's form. */
const shifts = z.array(z.object({ start: z.int().min(0).max(1440), finish: z.int().min(0).max(1440) })).max(6);

/** When the clocks of hand-overs run. */
export const workingCalendar = z.object({
  /** Seven days, Monday first; a day without shifts is free. */
  week: z.array(shifts).length(7),
  /** Single days that differ; without shifts a holiday. */
  exceptions: z.array(z.object({ on: localDate, name: text(80), shifts })).max(400),
});
export type WorkingCalendar = z.output<typeof workingCalendar>;

const asks = z.object({
  /** Share of a project manager that one project of this size takes (design/domain.md 2.5). */
  managerLoad: z.number().min(0).max(10),
  /** Which checks of a plan's quality hold: the five for small plans, or all fourteen (design/domain.md 2.6). */
  scheduleChecks: z.enum(['light', 'full']),
});
const bounds = {
  /** Up to this budget, in major units of the report currency. */
  budgetTo: z.int().min(0).max(90_000_000_000_000),
  /** Up to so many months from start to finish. */
  monthsTo: z.int().min(0).max(600),
};
/** How large is large, and what each size asks for. The larger of budget and duration decides. */
export const sizeTiers = z.object({ S: asks.extend(bounds), M: asks.extend(bounds), L: asks.extend(bounds), XL: asks });
export type SizeTiers = z.output<typeof sizeTiers>;

/** Up to where a role may decide by itself; null = without a limit. */
export const authorityLimit = z.object({
  role,
  /** null = in every portfolio that has no line of its own. */
  portfolioId: id<'portfolio'>().nullable(),
  /** Major units of the report currency. */
  amountTo: z.int().min(0).max(90_000_000_000_000).nullable(),
  /** Working days that a date may move. */
  delayDaysTo: z.int().min(0).max(10_000).nullable(),
});
export type AuthorityLimit = z.output<typeof authorityLimit>;
const authorityLimits = z.array(authorityLimit).max(200);

export const settingsSections = z.object({ workingCalendar, sizeTiers, authorityLimits });
export type SettingsSections = z.output<typeof settingsSections>;

const previewed = z.strictObject({ workingCalendar, sizeTiers }).partial();

/** Sections as text of an address. */
const asJson = z
  .string()
  .max(20_000)
  .transform((given, context) => {
    const parsed = previewed.safeParse(parsedJson(given));
    if (parsed.success) return parsed.data;
    for (const { path, message } of parsed.error.issues) {
      context.addIssue({ code: 'custom', message: `${path.join('.') || 'it'}: ${message}` });
    }
    return z.NEVER;
  });

function parsedJson(given: string): unknown {
  try {
    return JSON.parse(given);
  } catch {
    return null;
  }
}

export const settingsSectionRoutes = {
  changeSettingsSections: route({
    id: 'organisation.changeSettingsSections',
    kind: 'command',
    method: 'PATCH',
    path: '/api/settings/sections',
    summary: 'Change the working calendar, the sizes of projects or the limits of authority, each as a whole',
    permission: 'settings.edit',
    isVersioned: true,
    body: z
      .object({
        workingCalendar: fieldChange(workingCalendar),
        sizeTiers: fieldChange(sizeTiers),
        authorityLimits: fieldChange(authorityLimits),
      })
      .partial(),
    ids: {
      'body.authorityLimits.base[].portfolioId': 'grantable-portfolio',
      'body.authorityLimits.value[].portfolioId': 'grantable-portfolio',
    },
    response: moved.extend({ version }),
  }),
  previewSettingsSections: route({
    id: 'reporting.previewSettingsSections',
    kind: 'read',
    method: 'GET',
    path: '/api/settings/sections/preview',
    summary: 'What another working calendar and other sizes would change, and who holds the roles that limits speak of',
    permission: 'settings.read',
    query: z.object({ wanted: asJson }),
    response: z.object({
      /** Projects that would be proposed another size. */
      sizes: z
        .object({
          projects: z.int(),
          /** Neither budget nor duration is known. */
          unknown: z.int(),
          changes: z.array(
            z.object({
              id: id<'project'>(),
              key: z.string(),
              name: z.string(),
              from: tier.nullable(),
              to: tier.nullable(),
              /** The size that the register states. */
              stated: tier.nullable(),
            }),
          ),
        })
        .nullable(),
      /** When a clock of so many working days that begins today would end. */
      clocks: z.array(z.object({ days: z.int(), from: localMinute, to: localMinute })).nullable(),
      /** How many active accounts have each role, and so its limit of authority; a role that nobody has is not here. */
      holders: z.array(z.object({ role, accounts: z.int() })),
    }),
  }),
};
