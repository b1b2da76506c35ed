import type { Formats, SettingsSections, StatusRules } from '@sightline/contract';
import { assert, ok, type Problem, problem, type Result, refused } from '@sightline/kernel';
import { sql } from 'kysely';
import {
  type CommandContext,
  type Db,
  type FieldChanges,
  factsOf,
  movedBases,
  type Outcome,
  type Row,
  reverseOf,
  staleVersion,
  updateVersioned,
  wantedOf,
} from '../audit/index.ts';
import { plainRate, type RateChange, rateProblems } from './exchange-rate.ts';
import {
  addedYearProblems,
  fiscalYearPeriods,
  type PeriodMove,
  periodMoveProblems,
  removedYearProblems,
} from './fiscal-period.ts';
import { sectionProblems } from './settings-sections.ts';
import {
  deleteFiscalYear,
  insertPeriods,
  readSettings,
  type SectionId,
  type StoredSettings,
  writeExchangeRates,
  writePeriodStates,
  writeSection,
} from './settings-store.ts';
import { statusRuleProblems } from './status-rules.ts';
import { isZone } from './zone.ts';

/** What a change of settings does, once it is known to be right. */
type Change = {
  readonly problems: readonly Problem[];
  /** Columns of the organisation itself. */
  readonly columns?: Row;
  readonly write?: (db: Db) => Promise<void>;
  readonly payload: unknown;
  /** The command and the body that take it back; null where there is no way back. */
  readonly back: { readonly name: string; readonly body: unknown } | null;
};

type Changed = Promise<Result<Outcome<{ version: number }>>>;

/** All settings are one record: each change moves the organisation's version, so that no two writers pass each other. */
async function changeSettings(
  context: CommandContext,
  version: number,
  decide: (before: StoredSettings) => Change,
): Changed {
  await sql`select 1 from organisation.organisation for update`.execute(context.db);
  const before = await readSettings(context);
  assert(before !== null, 'settings belong to an organisation');
  if (before.version !== version) return refused([staleVersion(version)]);
  const { problems, columns = {}, write, payload, back } = decide(before);
  if (problems.length > 0) return refused(problems);
  await updateVersioned(context.db, 'organisation.organisation', { id: before.id, version }, columns);
  await write?.(context.db);
  return ok({
    value: { version: version + 1 },
    moved: [{ entity: 'organisation', id: before.id, version: version + 1 }],
    payload,
    inverse: back === null ? null : { name: back.name, input: { version: version + 1, body: back.body } },
  });
}

type General = Formats & { readonly name: string; readonly zone: string; readonly fiscalFirstMonth: number };

export function changeGeneralSettings(context: CommandContext, version: number, changes: FieldChanges<General>) {
  return changeSettings(context, version, ({ fiscalFirstMonth, ...before }) => {
    const { name, zone, languages, dateStyle, numberStyle } = before;
    const seen = { name, zone, languages, dateStyle, numberStyle, fiscalFirstMonth };
    const { wanted, reverse, moved } = patchOf<General>(changes, seen, 'general');
    return {
      problems: [...moved, ...(isZone(wanted.zone) ? [] : [unknownZone(wanted.zone)])],
      columns: {
        name: wanted.name,
        zone: wanted.zone,
        languages: wanted.languages,
        date_style: wanted.dateStyle,
        number_style: wanted.numberStyle,
      },
      ...(wanted.fiscalFirstMonth === fiscalFirstMonth
        ? {}
        : { write: (db) => writeSection(db, 'fiscal-calendar', { firstMonth: wanted.fiscalFirstMonth }) }),
      payload: { fields: factsOf(wanted) },
      back: { name: 'organisation.changeGeneralSettings', body: reverse },
    };
  });
}

function unknownZone(zone: string): Problem {
  return problem(
    'organisation.zone-not-known',
    { zone },
    { subject: { entity: 'organisation', id: 'general', field: 'zone' } },
  );
}

/** A patch laid over what is there. */
function patchOf<T extends object>(changes: FieldChanges<T>, before: T, section: string) {
  return {
    wanted: { ...before, ...wantedOf<T>(changes) },
    reverse: reverseOf<T>(changes, before),
    moved: movedBases<T>(changes, before, { code: 'organisation.setting-moved', entity: 'organisation', id: section }),
  };
}

export function changeStatusRules(context: CommandContext, version: number, changes: FieldChanges<StatusRules>) {
  return changeSettings(context, version, ({ statusRules }) => {
    const { wanted, reverse, moved } = patchOf<StatusRules>(changes, statusRules, 'status-rules');
    return {
      problems: [...moved, ...statusRuleProblems(wanted)],
      write: (db) => writeSection(db, 'status-rules', wanted),
      payload: { statusRules: wanted },
      back: { name: 'organisation.changeStatusRules', body: reverse },
    };
  });
}

const SECTION_IDS: Readonly<Record<keyof SettingsSections, SectionId>> = {
  workingCalendar: 'working-calendar',
  sizeTiers: 'size-tiers',
  authorityLimits: 'authority-limits',
};

export function changeSettingsSections(
  context: CommandContext,
  version: number,
  changes: FieldChanges<SettingsSections>,
) {
  return changeSettings(context, version, ({ workingCalendar, sizeTiers, authorityLimits }) => {
    const before = { workingCalendar, sizeTiers, authorityLimits };
    const { reverse, moved } = patchOf<SettingsSections>(changes, before, 'sections');
    const wanted = wantedOf<SettingsSections>(changes);
    const given = (Object.keys(SECTION_IDS) as (keyof SettingsSections)[]).filter((name) => wanted[name] !== undefined);
    return {
      problems: [...moved, ...sectionProblems(wanted)],
      write: async (db) => {
        for (const name of given) await writeSection(db, SECTION_IDS[name], wanted[name]);
      },
      payload: { sections: given },
      back: { name: 'organisation.changeSettingsSections', body: reverse },
    };
  });
}

export function changeExchangeRates(context: CommandContext, version: number, changes: readonly RateChange[]) {
  const plain = changes.map((change) => ({
    ...change,
    base: change.base === null ? null : plainRate(change.base),
    value: change.value === null ? null : plainRate(change.value),
  }));
  return changeSettings(context, version, ({ exchangeRates, currency }) => ({
    problems: rateProblems(exchangeRates, plain, currency),
    write: (db) => writeExchangeRates(db, plain),
    payload: { exchangeRates: plain },
    back: {
      name: 'organisation.changeExchangeRates',
      body: { changes: plain.map(({ base, value, ...key }) => ({ ...key, base: value, value: base })) },
    },
  }));
}

export function addFiscalYear(context: CommandContext, version: number, fiscalYear: number) {
  return changeSettings(context, version, ({ periods, fiscalFirstMonth }) => ({
    problems: addedYearProblems(periods, fiscalYear, fiscalFirstMonth),
    write: (db) => insertPeriods(db, fiscalYearPeriods(fiscalYear, fiscalFirstMonth)),
    payload: { fiscalYear },
    back: { name: 'organisation.removeFiscalYear', body: { fiscalYear } },
  }));
}

export function removeFiscalYear(context: CommandContext, version: number, fiscalYear: number) {
  return changeSettings(context, version, ({ periods }) => ({
    problems: removedYearProblems(periods, fiscalYear),
    write: (db) => deleteFiscalYear(db, fiscalYear),
    payload: { fiscalYear },
    back: { name: 'organisation.addFiscalYear', body: { fiscalYear } },
  }));
}

/** There is no undo: a closed period is taken back by reopening it, with a reason that is kept. */
export function movePeriods(context: CommandContext, version: number, moves: readonly PeriodMove[]) {
  return changeSettings(context, version, ({ periods }) => ({
    problems: periodMoveProblems(periods, moves, context.today),
    write: (db) => writePeriodStates(db, moves),
    payload: { periods: moves.map(({ firstOn, value }) => ({ firstOn, state: value })) },
    back: null,
  }));
}
