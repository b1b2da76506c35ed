import { civilFromDay, dayOfDate, type LocalDate, parseLocalDate } from '@sightline/kernel';
import { mapStrings } from './map-strings.ts';
import type { DemoSpec } from './spec.ts';

const TOKEN = /\{([^{}]+)\}/g;
const MONTHS = 'January February March April May June July August September October November December'.split(' ');

/** Texts of the spec name things by token (`{brand:ID}`, `{date:2001-02-03}`), so that they follow what is renamed or moved. */
export function fillWords(text: string, wordOf: (token: string) => string | null): string {
  return text.replace(TOKEN, (whole, token: string) => wordOf(token) ?? whole);
}

export function tokensOf(text: string): readonly string[] {
  return [...text.matchAll(TOKEN)].map((match) => match[1] ?? '');
}

/** All tokens that stand for something of the spec; those of templates (`{workstream}`) stay for later. */
export function withWords(spec: DemoSpec): DemoSpec {
  const named = withWordsOf(spec, spec);
  return withWordsOf(named, named);
}

function withWordsOf(spec: DemoSpec, source: DemoSpec): DemoSpec {
  const words = vocabulary(source);
  return mapStrings(spec, (text) => fillWords(text, (token) => words.get(token) ?? writtenDate(token)));
}

/** Every token that names a thing of the spec, with its word. */
export function vocabulary(spec: DemoSpec): ReadonlyMap<string, string> {
  return new Map([
    ...spec.systems.flatMap(({ id, name, brand }) => [[id, name] as const, [`brand:${id}`, brand] as const]),
    ...spec.projects.map(({ id, name }) => [id, name] as const),
    ...spec.sites.map(({ id, name }) => [`site:${id}`, name] as const),
    ...spec.vendors.map(({ id, name }) => [`vendor:${id}`, name] as const),
    ...spec.departments.map(({ id, name }) => [`unit:${id}`, name] as const),
  ]);
}

/** `date:2001-02-03` → 3 February 2001, `month:…` → February, `quarter:…` → Q1 2001; null for any other token. */
export function writtenDate(token: string): string | null {
  const [kind, day] = token.split(':');
  const date = parseLocalDate(day ?? '');
  return date === null ? null : writtenAs(kind ?? '', date);
}

function writtenAs(kind: string, date: LocalDate): string | null {
  const { year, month, day } = civilFromDay(dayOfDate(date));
  if (kind === 'date') return `${day} ${MONTHS[month - 1]} ${year}`;
  if (kind === 'month') return MONTHS[month - 1] ?? null;
  if (kind === 'quarter') return `Q${Math.ceil(month / 3)} ${year}`;
  return null;
}

/** The same token with the date in it moved. */
export function withDatesMoved(text: string, at: (date: LocalDate) => LocalDate): string {
  return text.replace(TOKEN, (whole, token: string) => {
    const [kind, day] = token.split(':');
    const date = parseLocalDate(day ?? '');
    return date === null ? whole : `{${kind}:${at(date)}}`;
  });
}
