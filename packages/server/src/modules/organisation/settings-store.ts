import {
  fiscalCalendar,
  type Period,
  type Settings,
  type SettingsSections,
  settingsSections,
  statusRules,
} from '@sightline/contract';
import type { Currency } from '@sightline/kernel';
import { sql } from 'kysely';
import { type Db, insertRows, type Reading, recordsOf } from '../audit/index.ts';
import type { DatedRate, RateChange } from './exchange-rate.ts';
import type { PeriodMove } from './fiscal-period.ts';
import { DEFAULT_SIZE_TIERS } from './size-tiers.ts';
import { DEFAULT_STATUS_RULES, type StatusRules } from './status-rules.ts';
import { readOrganisation } from './store.ts';
import { DEFAULT_WORKING_CALENDAR } from './working-calendar.ts';

export type StoredSettings = Settings & { readonly id: string };

/** How the product delivers what is kept in organisation.setting; a value that is not there is the default. */
const SECTIONS = {
  'fiscal-calendar': { schema: fiscalCalendar, byDefault: { firstMonth: 1 } },
  'status-rules': { schema: statusRules, byDefault: DEFAULT_STATUS_RULES },
  'working-calendar': { schema: settingsSections.shape.workingCalendar, byDefault: DEFAULT_WORKING_CALENDAR },
  'size-tiers': { schema: settingsSections.shape.sizeTiers, byDefault: DEFAULT_SIZE_TIERS },
  'authority-limits': { schema: settingsSections.shape.authorityLimits, byDefault: [] },
} as const;
export type SectionId = keyof typeof SECTIONS;

/** Null before there was an organisation. */
export async function readSettings(reading: Reading): Promise<StoredSettings | null> {
  const organisation = await readOrganisation(reading);
  if (organisation === null) return null;
  const { id, version, name, zone, currency, languages, dateStyle, numberStyle } = organisation;
  const values = await readSections(reading);
  return {
    id,
    version,
    name,
    zone,
    currency,
    languages,
    dateStyle,
    numberStyle,
    fiscalFirstMonth: fiscalCalendar.parse(values.get('fiscal-calendar') ?? SECTIONS['fiscal-calendar'].byDefault)
      .firstMonth,
    periods: [...(await listPeriods(reading))],
    exchangeRates: [...(await listExchangeRates(reading))],
    statusRules: rulesOf(values),
    defaultStatusRules: DEFAULT_STATUS_RULES,
    ...sectionsOf(values),
  };
}

export async function readStatusRules(reading: Reading): Promise<StatusRules> {
  return rulesOf(await readSections(reading));
}

function rulesOf(values: ReadonlyMap<string, unknown>): StatusRules {
  return statusRules.parse(values.get('status-rules') ?? DEFAULT_STATUS_RULES);
}

function sectionsOf(values: ReadonlyMap<string, unknown>): SettingsSections {
  return settingsSections.parse({
    workingCalendar: values.get('working-calendar') ?? DEFAULT_WORKING_CALENDAR,
    sizeTiers: values.get('size-tiers') ?? DEFAULT_SIZE_TIERS,
    authorityLimits: values.get('authority-limits') ?? [],
  });
}

export async function readSettingsSections(reading: Reading): Promise<SettingsSections> {
  return sectionsOf(await readSections(reading));
}

async function readSections(reading: Reading): Promise<ReadonlyMap<string, unknown>> {
  const { rows } = await sql<{ id: string; value: unknown }>`
    select id, value from ${recordsOf(reading, 'organisation.setting')} s`.execute(reading.db);
  return new Map(rows.map(({ id, value }) => [id, value]));
}

/** A value as the product delivers it is kept as none. */
export async function writeSection(db: Db, id: SectionId, value: unknown): Promise<void> {
  const text = JSON.stringify(value);
  if (text === JSON.stringify(SECTIONS[id].byDefault)) {
    await sql`delete from organisation.setting where id = ${id}`.execute(db);
    return;
  }
  const updated = await sql`update organisation.setting set value = ${text}::json where id = ${id}`.execute(db);
  if (updated.numAffectedRows === 0n) await insertRows(db, 'organisation.setting', [{ id, value }]);
}

export async function listPeriods(reading: Reading): Promise<readonly Period[]> {
  const { rows } = await sql<Period>`
    select first_on as "firstOn", last_on as "lastOn", fiscal_year as "fiscalYear", number, state, reason
    from ${recordsOf(reading, 'organisation.period')} p order by first_on`.execute(reading.db);
  return rows;
}

export async function insertPeriods(db: Db, periods: readonly Period[]): Promise<void> {
  await insertRows(
    db,
    'organisation.period',
    periods.map(({ firstOn, lastOn, fiscalYear, number, state, reason }) => ({
      id: firstOn,
      first_on: firstOn,
      last_on: lastOn,
      fiscal_year: fiscalYear,
      number,
      state,
      reason,
    })),
  );
}

export async function deleteFiscalYear(db: Db, fiscalYear: number): Promise<void> {
  await sql`delete from organisation.period where fiscal_year = ${fiscalYear}`.execute(db);
}

export async function writePeriodStates(db: Db, moves: readonly PeriodMove[]): Promise<void> {
  await sql`
    update organisation.period period set state = wanted.value, reason = coalesce(wanted.reason, period.reason)
    from json_to_recordset(${JSON.stringify(moves)}::json) as wanted("firstOn" text, value text, reason text)
    where period.id = wanted."firstOn"`.execute(db);
}

export async function listExchangeRates(reading: Reading): Promise<readonly DatedRate[]> {
  const { rows } = await sql<{ currency: Currency; from: DatedRate['from']; numerator: number; scale: number }>`
    select currency, from_on as "from", numerator, scale
    from ${recordsOf(reading, 'organisation.exchange_rate')} r order by currency, from_on`.execute(reading.db);
  return rows.map(({ currency, from, numerator, scale }) => ({ currency, from, rate: { numerator, scale } }));
}

export async function writeExchangeRates(db: Db, changes: readonly RateChange[]): Promise<void> {
  const gone = changes.filter(({ base, value }) => base !== null && value === null).map(rateId);
  await sql`delete from organisation.exchange_rate where id = any(${gone})`.execute(db);
  const kept = changes.filter(({ base, value }) => base !== null && value !== null);
  await sql`
    update organisation.exchange_rate rate set numerator = wanted.numerator, scale = wanted.scale
    from json_populate_recordset(null::organisation.exchange_rate, ${JSON.stringify(kept.map(rateRow))}::json) as wanted
    where rate.id = wanted.id`.execute(db);
  const added = changes.filter(({ base, value }) => base === null && value !== null);
  await insertRows(db, 'organisation.exchange_rate', added.map(rateRow));
}

function rateId({ currency, from }: RateChange): string {
  return `${currency}/${from}`;
}

function rateRow(change: RateChange) {
  return { id: rateId(change), currency: change.currency, from_on: change.from, ...change.value };
}
