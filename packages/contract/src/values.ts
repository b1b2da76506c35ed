import type { Currency, Id, Instant, LocalDate } from '@sightline/kernel';
import { isPlausibleDay, parseCurrency, parseId, parseLocalDate, parseLocalMinute } from '@sightline/kernel';
import { z } from 'zod';

/** Schemas of the values that stand in every route: parsed once here, branded from here on. */

export function id<Kind extends string>() {
  return z
    .string()
    .refine((text) => parseId(text) !== null, 'must be a UUID')
    .transform((text) => text as Id<Kind>)
    .meta({ format: 'uuid' });
}

export const localDate = z
  .string()
  .refine((text) => {
    const date = parseLocalDate(text);
    return date !== null && isPlausibleDay(date);
  }, 'must be a calendar day written YYYY-MM-DD between 1950 and 2150')
  .transform((text) => text as LocalDate)
  .meta({ format: 'date' });

/** `YYYY-MM-DDTHH:mm`, no zone. */
export const localMinute = z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/);

export const instant = z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z$/);

/** A day with its end meant, or an instant. */
export type AsOf = LocalDate | Instant;

const UTC_INSTANT = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2})(?:\.(\d{1,3}))?Z$/;

/** A day of the organisation's zone, read at its end, or an instant; null when the text is neither. */
export function parseAsOf(text: string): AsOf | null {
  const day = parseLocalDate(text.slice(0, 10));
  if (day === null || !isPlausibleDay(day)) return null;
  if (text.length === day.length) return day;
  const [, second, fraction = ''] = UTC_INSTANT.exec(text) ?? [];
  const isReal = second !== undefined && parseLocalMinute(second) !== null;
  return isReal ? (`${second}.${fraction.padEnd(3, '0')}Z` as Instant) : null;
}

const AS_OF = 'must be a day written YYYY-MM-DD or an instant written YYYY-MM-DDTHH:mm:ssZ, between 1950 and 2150';

/** In the query of every read that can look back: the answer is as things stood then. */
export const asOf = z
  .string()
  .refine((given) => parseAsOf(given) !== null, AS_OF)
  .transform((given) => parseAsOf(given) as AsOf)
  .meta({
    pattern: '^\\d{4}-\\d{2}-\\d{2}(T\\d{2}:\\d{2}:\\d{2}(\\.\\d{1,3})?Z)?$',
    description: 'The answer as of the end of this day in the zone of the organisation, or as of this instant',
  })
  .optional();

/** The query of a read that takes nothing else. */
export const asOfQuery = z.object({ asOf });

export const currency = z
  .string()
  .refine((text) => parseCurrency(text) !== null, 'must be a currency code of three capital letters, such as GBP')
  .transform((text) => text as Currency)
  .meta({ pattern: '^[A-Z]{3}$' });

/** Integer minor units (pence), at most 90 trillion major units. */
export const moneyMinor = z.int().min(-9_000_000_000_000_000).max(9_000_000_000_000_000);

/** Control characters (Unicode category Cc) other than tab and line ends. */
const UNPRINTABLE = /[^\P{Cc}\t\n\r]/u;
/** Half of a surrogate pair: no character, and nothing that a database keeps. */
const HALF_CHARACTER = /\p{Surrogate}/u;

/** One line or more of text, trimmed, without control characters. */
export function text(maxLength: number) {
  return z
    .string()
    .trim()
    .min(1, 'must not be empty')
    .max(maxLength, `must have at most ${maxLength} characters`)
    .refine((value) => !UNPRINTABLE.test(value), 'must not hold control characters')
    .refine((value) => !HALF_CHARACTER.test(value), 'must not hold half of a surrogate pair');
}

export const version = z.int().min(1);

export const stage = z.enum([
  'idea',
  'screening',
  'business-case',
  'approved',
  'initiate',
  'deliver',
  'deploy',
  'close',
  'benefits',
  'on-hold',
  'cancelled',
  'rejected',
]);
export type Stage = z.output<typeof stage>;

export const tier = z.enum(['S', 'M', 'L', 'XL']);
export type Tier = z.output<typeof tier>;

/** 1 = project board, 2 = program, 3 = the project's own (look.md: T1 go-live or gate). */
export const milestoneTier = z.int().min(1).max(3);

export const colour = z.enum(['green', 'amber', 'red', 'unknown']);
export type Colour = z.output<typeof colour>;

/** What a project is judged by (design/domain.md 2.8). */
export const dimension = z.enum(['schedule', 'cost', 'benefit', 'scope', 'resource', 'risk', 'data']);
export type Dimension = z.output<typeof dimension>;

/** What a computed colour rests on, strongest first. */
export const basis = z.enum(['earned-value', 'milestones-and-money', 'dates-only', 'registers', 'nothing']);
export type Basis = z.output<typeof basis>;

export const problem = z.object({
  code: z.string(),
  severity: z.enum(['error', 'warning', 'note']),
  subject: z.object({ entity: z.string(), id: z.string(), field: z.string().nullable() }).nullable(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
  text: z.string(),
  advice: z.string(),
});
export type WireProblem = z.output<typeof problem>;

/** Every refusal, on every route. */
export const refusal = z.object({ problems: z.array(problem) });

/** One patched field: the value that the writer saw and the value that it wants. */
export function fieldChange<T extends z.ZodType>(value: T) {
  return z.object({ base: value, value });
}

export const personRef = z.object({ id: id<'person'>(), name: z.string() });
export const namedRef = <Kind extends string>() => z.object({ id: id<Kind>(), name: z.string() });

/** What a write answers beside its own result: the events' sequence number and every record that moved. */
export const moved = z.object({
  seq: z.int(),
  moved: z.array(z.object({ entity: z.string(), id: z.string(), version: z.int().nullable() })),
});

/** What a route with a `fileType` answers: its bytes travel as they are, its name in a header. */
export const answeredFile = z.object({
  /** Letters, digits, spaces and . _ - only. */
  name: z.string().regex(/^[\w .-]+$/),
  bytes: z.custom<Uint8Array>((given) => given instanceof Uint8Array),
});

/** Rows of a list that are passed over: no list is longer than the database counts its places. */
export const pageOffset = z.coerce.number().int().min(0).max(2_147_483_647).default(0);
