import { z } from 'zod';
import { formats } from './formats.ts';
import { colourCounts } from './reporting.ts';
import { route } from './route.ts';
import { settingsSections } from './settings-sections.ts';
import { asOf, asOfQuery, colour, currency, fieldChange, id, localDate, moved, text, version } from './values.ts';

const performanceIndex = z.number().min(0).max(2);
const workingDays = z.int().min(0).max(1000);
const share = z.number().min(0).max(10);
const percent = z.number().min(0).max(100);

/** Limits of the computed status (design/domain.md 2.8). Days are working days, shares and growths are fractions. */
export const statusRules = z.object({
  /** Schedule performance index EV / PV; left out under `spiIgnoredUnderPercent` complete. */
  spiGreenFrom: performanceIndex,
  spiAmberFrom: performanceIndex,
  spiIgnoredUnderPercent: percent,
  /** A slip may use the days or the share of the time that remains, whichever is more. */
  slipGreenDays: workingDays,
  slipGreenShare: share,
  slipAmberDays: workingDays,
  slipAmberShare: share,
  /** Total float under this many days breaks a date that the plan commits to. */
  floatRedUnderDays: z.int().min(-1000).max(1000),
  /** Growth of the estimate at completion over the budget. */
  costGreenGrowth: share,
  costAmberGrowth: share,
  costNotRedUnderPercent: percent,
  /** An adverse variance under it stays green; major units of the report currency. */
  costSmallAdverse: z.int().min(0).max(1_000_000_000),
});
export type StatusRules = z.output<typeof statusRules>;

/** What is kept of the fiscal calendar; 1 = January. */
export const fiscalCalendar = z.object({ firstMonth: z.int().min(1).max(12) });

/** `numerator / 10^scale` units of the report currency for one unit of the other: finer than money, and exact. */
export const exchangeRate = z.object({ numerator: z.int(), scale: z.int().min(0).max(12) });

/** Holds from its day until the next one of the same currency. */
export const datedRate = z.object({ currency, from: localDate, rate: exchangeRate });

export const periodState = z.enum(['open', 'closing', 'closed']);
export type PeriodState = z.output<typeof periodState>;

export const period = z.object({
  firstOn: localDate,
  lastOn: localDate,
  fiscalYear: z.int(),
  /** 1 to 12 within its fiscal year. */
  number: z.int(),
  state: periodState,
  /** Why it was reopened; null when it never was. */
  reason: z.string().nullable(),
});
export type Period = z.output<typeof period>;

export const settings = z.object({
  version,
  name: z.string(),
  zone: z.string(),
  ...formats.shape,
  /** The report currency; it is chosen once, with the first account. */
  currency,
  /** 1 = January. The fiscal year has the number of the calendar year in which it ends. */
  fiscalFirstMonth: z.int(),
  /** By day. */
  periods: z.array(period),
  /** By currency, then day. */
  exchangeRates: z.array(datedRate),
  statusRules,
  defaultStatusRules: statusRules,
  ...settingsSections.shape,
});
export type Settings = z.output<typeof settings>;

/** How a route of the settings answers: the version that the next change has to state. */
const changed = moved.extend({ version });
const fiscalYear = z.int().min(1951).max(2150);

function fieldChanges<Shape extends z.ZodRawShape>(schema: z.ZodObject<Shape>) {
  const shape = Object.fromEntries(
    Object.entries(schema.shape).map(([name, value]) => [name, fieldChange(value as z.ZodType)]),
  );
  return z.object(shape as { [K in keyof Shape]: ReturnType<typeof fieldChange<Shape[K] & z.ZodType>> }).partial();
}

/** The same limits as text of an address. */
function asText<Shape extends z.ZodRawShape>(schema: z.ZodObject<Shape>) {
  const shape = Object.entries(schema.shape).map(([name, value]) => [
    name,
    z.coerce.number().pipe(value as z.ZodType<number, number>),
  ]);
  return z
    .object(Object.fromEntries(shape) as { [K in keyof Shape]: z.ZodPipe<z.ZodCoercedNumber, z.ZodNumber> })
    .partial();
}

export const organisationRoutes = {
  readSettings: route({
    id: 'organisation.readSettings',
    kind: 'read',
    method: 'GET',
    path: '/api/settings',
    summary: 'All settings of the organisation, and the defaults of the status rules',
    permission: 'settings.read',
    query: asOfQuery,
    response: settings,
  }),
  changeGeneralSettings: route({
    id: 'organisation.changeGeneralSettings',
    kind: 'command',
    method: 'PATCH',
    path: '/api/settings/general',
    summary: 'Change name, zone, languages, how days and numbers are shown, or the first month of the fiscal year',
    permission: 'settings.edit',
    isVersioned: true,
    body: z
      .object({
        name: fieldChange(text(120)),
        zone: fieldChange(text(60)),
        languages: fieldChange(formats.shape.languages),
        dateStyle: fieldChange(formats.shape.dateStyle),
        numberStyle: fieldChange(formats.shape.numberStyle),
        fiscalFirstMonth: fieldChange(fiscalCalendar.shape.firstMonth),
      })
      .partial(),
    response: changed,
  }),
  changeStatusRules: route({
    id: 'organisation.changeStatusRules',
    kind: 'command',
    method: 'PATCH',
    path: '/api/settings/status-rules',
    summary: 'Change limits of the computed status',
    permission: 'settings.edit',
    isVersioned: true,
    body: fieldChanges(statusRules),
    response: changed,
  }),
  changeExchangeRates: route({
    id: 'organisation.changeExchangeRates',
    kind: 'command',
    method: 'PATCH',
    path: '/api/settings/exchange-rates',
    summary: 'Add (base null), change or take out (value null) dated exchange rates',
    permission: 'settings.edit',
    isVersioned: true,
    body: z.object({
      changes: z
        .array(z.object({ currency, from: localDate, ...fieldChange(exchangeRate.nullable()).shape }))
        .min(1)
        .max(500),
    }),
    response: changed,
  }),
  addFiscalYear: route({
    id: 'organisation.addFiscalYear',
    kind: 'command',
    method: 'POST',
    path: '/api/settings/fiscal-years',
    summary: 'Add the twelve periods of a fiscal year, all open',
    permission: 'settings.edit',
    isVersioned: true,
    body: z.object({ fiscalYear }),
    response: changed,
  }),
  removeFiscalYear: route({
    id: 'organisation.removeFiscalYear',
    kind: 'command',
    method: 'DELETE',
    path: '/api/settings/fiscal-years',
    summary: 'Take out a fiscal year of which no period has been closed',
    permission: 'settings.edit',
    isVersioned: true,
    body: z.object({ fiscalYear }),
    response: changed,
  }),
  movePeriods: route({
    id: 'organisation.movePeriods',
    kind: 'command',
    method: 'PATCH',
    path: '/api/settings/periods',
    summary: 'Close periods, or reopen them with a reason',
    permission: 'settings.edit',
    isVersioned: true,
    body: z.object({
      changes: z
        .array(z.object({ firstOn: localDate, ...fieldChange(periodState).shape, reason: text(500).nullable() }))
        .min(1)
        .max(240),
    }),
    response: changed,
  }),
};

export const settingsPreviewRoutes = {
  previewStatusRules: route({
    id: 'reporting.previewStatusRules',
    kind: 'read',
    method: 'GET',
    path: '/api/settings/preview',
    summary: 'Which computed colours other limits would change; limits that are not given stay as they are',
    permission: 'settings.read',
    query: asText(statusRules).extend({ asOf }),
    response: z.object({
      projects: z.int(),
      before: colourCounts,
      after: colourCounts,
      /** What turns worse first, then by key. */
      changes: z.array(
        z.object({
          id: id<'project'>(),
          key: z.string(),
          name: z.string(),
          from: colour,
          to: colour,
          /** What decides the new colour. */
          why: z.string(),
        }),
      ),
    }),
  }),
};
