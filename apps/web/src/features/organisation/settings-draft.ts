import {
  dateStyle,
  type Formats,
  numberStyle,
  type PeriodState,
  type Settings,
  type StatusRules,
} from '@sightline/contract';
import { type ExchangeRate, type LocalDate, parseCurrency } from '@sightline/kernel';
import { separators, shortDate } from '../../lib/format.ts';
import { MONTHS } from '../../lib/months.ts';
import { parseTypedDate } from '../../lib/parse-date.ts';
import { unformatted } from '../../lib/parse-number.ts';
import { languageName } from './languages.ts';
import { RULE_FIELDS, type RuleField, readRule, ruleText } from './rule-fields.ts';
import { EMPTY_SECTIONS, type ReadSections, readSections, type SectionsDraft } from './section-draft.ts';
import { settingsStrings as strings } from './strings.ts';

export type GeneralField = 'name' | 'zone' | 'languages' | 'dateStyle' | 'numberStyle' | 'fiscalFirstMonth';
type Rate = Settings['exchangeRates'][number];
type PeriodDraft = { readonly state: PeriodState; readonly reason: string };

/** What was typed and not kept yet, beside the settings as they were seen when the typing began. */
export type Draft = {
  readonly seen: Settings;
  readonly general: Readonly<Partial<Record<GeneralField, string>>>;
  readonly rules: Readonly<Partial<Record<RuleField, string>>>;
  readonly addedYear: number | null;
  /** By first day. */
  readonly periods: Readonly<Record<string, PeriodDraft>>;
  readonly addedRates: readonly Rate[];
  readonly removedRates: readonly Rate[];
  readonly sections: SectionsDraft;
};

export function emptyDraft(seen: Settings): Draft {
  return {
    seen,
    general: {},
    rules: {},
    addedYear: null,
    periods: {},
    addedRates: [],
    removedRates: [],
    sections: EMPTY_SECTIONS,
  };
}

export type Section = 'general' | 'rules' | 'year' | 'periods' | 'rates' | 'sections';

/** The draft without a section, once that is kept. */
export function withoutSection(draft: Draft, section: Section): Draft {
  const { general, rules, addedYear, periods, addedRates, removedRates, sections } = emptyDraft(draft.seen);
  const empty: Readonly<Record<Section, Partial<Draft>>> = {
    general: { general },
    rules: { rules },
    year: { addedYear },
    periods: { periods },
    rates: { addedRates, removedRates },
    sections: { sections },
  };
  return { ...draft, ...empty[section] };
}

export type ChangeLine = { readonly label: string; readonly from: string; readonly to: string };

type Change<T> = { readonly base: T; readonly value: T };
type General = Formats & { readonly name: string; readonly zone: string; readonly fiscalFirstMonth: number };

/** A draft as it can be sent: per section its body, null where nothing changes. */
export type ReadDraft = {
  readonly general: { readonly [K in keyof General]?: Change<General[K]> } | null;
  readonly rules: Partial<Record<RuleField, Change<number>>> | null;
  readonly year: { readonly fiscalYear: number } | null;
  readonly periods: readonly (Change<PeriodState> & {
    readonly firstOn: LocalDate;
    readonly reason: string | null;
  })[];
  readonly rates: readonly (Change<ExchangeRate | null> & Pick<Rate, 'currency' | 'from'>)[];
  readonly sections: ReadSections['changes'] | null;
  readonly lines: readonly ChangeLine[];
  /** What cannot be read, by field: the name of a field, or the first day of a period. */
  readonly claims: Readonly<Record<string, string>>;
};

export function readDraft(draft: Draft): ReadDraft {
  const [general, rules, periods] = [readGeneral(draft), readRules(draft), readPeriods(draft)];
  const sections = readSections(draft.seen, draft.sections);
  const rates = [
    ...draft.removedRates.map((each) => ({ ...keyOf(each), base: each.rate, value: null })),
    ...draft.addedRates.map((each) => ({ ...keyOf(each), base: baseOf(draft, each), value: each.rate })),
  ];
  const { addedYear } = draft;
  return {
    general: isEmpty(general.changes) ? null : general.changes,
    rules: isEmpty(rules.changes) ? null : rules.changes,
    year: addedYear === null ? null : { fiscalYear: addedYear },
    periods: periods.changes,
    rates,
    sections: isEmpty(sections.changes) ? null : sections.changes,
    lines: [
      ...general.lines,
      ...rules.lines,
      ...(addedYear === null
        ? []
        : [{ label: strings.fiscalYear(addedYear), from: strings.yearNone, to: strings.yearThere }]),
      ...periods.lines,
      ...rates.map(({ currency, from, base, value }) => ({
        label: strings.rateOf(currency, shortDate(from)),
        from: base === null ? strings.none : rateText(base),
        to: value === null ? strings.none : rateText(value),
      })),
      ...sections.lines,
    ],
    claims: { ...general.claims, ...rules.claims, ...periods.claims, ...sections.claims },
  };
}

function isEmpty(record: object): boolean {
  return Object.keys(record).length === 0;
}

/** The limits that would hold; those that cannot be read are left as they are. */
export function wantedRules(read: ReadDraft): Partial<StatusRules> {
  return Object.fromEntries(Object.entries(read.rules ?? {}).map(([field, change]) => [field, change?.value]));
}

function readGeneral({ seen, general }: Draft) {
  const month = Number(general.fiscalFirstMonth ?? seen.fiscalFirstMonth);
  const wanted: General = {
    name: (general.name ?? seen.name).trim(),
    zone: general.zone ?? seen.zone,
    languages: general.languages?.split(' ').filter((code) => code !== '') ?? seen.languages,
    dateStyle: dateStyle.catch(seen.dateStyle).parse(general.dateStyle),
    numberStyle: numberStyle.catch(seen.numberStyle).parse(general.numberStyle),
    fiscalFirstMonth: month,
  };
  const languageNames = (codes: readonly string[]) => codes.map(languageName).join(', ');
  const monthWords = (each: number) => MONTHS[each - 1] ?? '';
  return {
    changes: {
      ...(wanted.name === seen.name ? {} : { name: { base: seen.name, value: wanted.name } }),
      ...(wanted.zone === seen.zone ? {} : { zone: { base: seen.zone, value: wanted.zone } }),
      ...(languageNames(wanted.languages) === languageNames(seen.languages)
        ? {}
        : { languages: { base: seen.languages, value: wanted.languages } }),
      ...(wanted.dateStyle === seen.dateStyle ? {} : { dateStyle: { base: seen.dateStyle, value: wanted.dateStyle } }),
      ...(wanted.numberStyle === seen.numberStyle
        ? {}
        : { numberStyle: { base: seen.numberStyle, value: wanted.numberStyle } }),
      ...(month === seen.fiscalFirstMonth ? {} : { fiscalFirstMonth: { base: seen.fiscalFirstMonth, value: month } }),
    },
    lines: [
      line(strings.name, seen.name, wanted.name),
      line(strings.zone, seen.zone, wanted.zone),
      line(strings.languages, languageNames(seen.languages), languageNames(wanted.languages)),
      line(strings.dates, strings.dateStyles[seen.dateStyle], strings.dateStyles[wanted.dateStyle]),
      line(strings.numbers, strings.numberStyles[seen.numberStyle], strings.numberStyles[wanted.numberStyle]),
      line(strings.fiscalFirstMonth, monthWords(seen.fiscalFirstMonth), monthWords(month)),
    ].flat(),
    claims: {
      ...(wanted.name === '' ? { name: strings.nameNeeded } : {}),
      ...(wanted.languages.length === 0 ? { languages: strings.languageNeeded } : {}),
    },
  };
}

function line(label: string, from: string, to: string): readonly ChangeLine[] {
  return from === to ? [] : [{ label, from, to }];
}

function readRules({ seen, rules }: Draft) {
  const changes: Partial<Record<RuleField, Change<number>>> = {};
  const claims: Record<string, string> = {};
  const lines: ChangeLine[] = [];
  for (const field of RULE_FIELDS) {
    const text = rules[field];
    if (text === undefined) continue;
    const [read, base] = [readRule(field, text), seen.statusRules[field]];
    if (!read.ok) claims[field] = read.claim;
    else if (read.value !== base) {
      changes[field] = { base, value: read.value };
      lines.push(...line(strings.ruleNames[field], ruleText(field, base), ruleText(field, read.value)));
    }
  }
  return { changes, claims, lines };
}

const ORDER: readonly PeriodState[] = ['open', 'closing', 'closed'];

/** Going back needs a reason. */
export function isReopening(from: PeriodState, to: PeriodState): boolean {
  return ORDER.indexOf(to) < ORDER.indexOf(from);
}

function readPeriods({ seen, periods }: Draft) {
  const moved = seen.periods.flatMap((period) => {
    const draft = periods[period.firstOn];
    return draft === undefined || draft.state === period.state ? [] : [{ period, ...draft }];
  });
  const withoutReason = moved.filter(
    ({ period, state, reason }) => isReopening(period.state, state) && reason.trim() === '',
  );
  return {
    changes: moved.map(({ period, state, reason }) => ({
      firstOn: period.firstOn,
      base: period.state,
      value: state,
      reason: isReopening(period.state, state) && reason.trim() !== '' ? reason.trim() : null,
    })),
    lines: moved.map(({ period, state }) => ({
      label: strings.days(shortDate(period.firstOn), shortDate(period.lastOn)),
      from: strings.states[period.state],
      to: strings.states[state],
    })),
    claims: Object.fromEntries(withoutReason.map(({ period }) => [period.firstOn, strings.reasonNeeded])),
  };
}

function keyOf({ currency, from }: Rate) {
  return { currency, from };
}

export function isSameRate(a: Rate, b: Rate): boolean {
  return a.currency === b.currency && a.from === b.from;
}

function baseOf({ seen }: Draft, rate: Rate): ExchangeRate | null {
  return seen.exchangeRates.find((each) => isSameRate(each, rate))?.rate ?? null;
}

/** `0.8567`. */
export function rateText({ numerator, scale }: ExchangeRate): string {
  const digits = String(numerator).padStart(scale + 1, '0');
  return scale === 0 ? digits : `${digits.slice(0, -scale)}${separators().decimal}${digits.slice(-scale)}`;
}

export type TypedRate = { readonly currency: string; readonly from: string; readonly rate: string };

/** A new rate as it was typed; a sentence for each part that cannot be read. */
export function readRate(
  typed: TypedRate,
): { readonly rate: Rate } | { readonly claims: Partial<Record<keyof TypedRate, string>> } {
  const currency = parseCurrency(typed.currency.trim().toUpperCase());
  const from = parseTypedDate(typed.from);
  const decimal = /^(\d+)(?:\.(\d{1,12}))?$/.exec(unformatted(typed.rate.trim()));
  const rate = { numerator: Number(`${decimal?.[1]}${decimal?.[2] ?? ''}`), scale: decimal?.[2]?.length ?? 0 };
  const isRate = Number.isSafeInteger(rate.numerator) && rate.numerator > 0;
  if (currency !== null && from.kind === 'date' && isRate) return { rate: { currency, from: from.date, rate } };
  return {
    claims: {
      ...(currency === null ? { currency: strings.notCurrency(typed.currency) } : {}),
      ...(from.kind === 'date' ? {} : { from: strings.notDate(typed.from) }),
      ...(isRate ? {} : { rate: strings.notRate(typed.rate) }),
    },
  };
}

/** The fiscal year after the last one; without any, the one of today. */
export function nextFiscalYear({ periods, fiscalFirstMonth }: Settings, today: string): number {
  const last = periods.at(-1)?.fiscalYear;
  if (last !== undefined) return last + 1;
  const [year, month] = [Number(today.slice(0, 4)), Number(today.slice(5, 7))];
  return fiscalFirstMonth > 1 && month >= fiscalFirstMonth ? year + 1 : year;
}
