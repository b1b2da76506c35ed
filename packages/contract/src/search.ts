import { z } from 'zod';
import { route } from './route.ts';
import { asOf, text } from './values.ts';

/** Kinds of hits in the order in which equally good ones stand; records follow in the order of the registers. */
export const hitKind = z.enum(['project', 'program', 'portfolio', 'person', 'record']);
export type HitKind = z.output<typeof hitKind>;

export const searchHit = z.object({
  kind: hitKind,
  id: z.string(),
  /** null = this kind has no keys. */
  key: z.string().nullable(),
  name: z.string(),
  /** Another spelling of it that holds the words, where its name and key do not. */
  also: z.string().nullable(),
  /** Of a record: its kind, such as `risk`. */
  register: z.string().nullable(),
  /** Of a record that belongs to a project. */
  project: z.object({ id: z.string(), key: z.string(), name: z.string() }).nullable(),
});
export type SearchHit = z.output<typeof searchHit>;

export const searchRoutes = {
  search: route({
    id: 'reporting.search',
    kind: 'read',
    method: 'GET',
    path: '/api/search',
    summary: 'Projects, programs, portfolios, people and records of every register that hold all words, the best first',
    permission: 'directory.read',
    query: z.object({
      text: text(200),
      limit: z.coerce.number().int().min(1).max(50).default(20),
      asOf,
    }),
    response: z.object({
      /** How many there are in all, of what the caller may see. */
      total: z.int(),
      hits: z.array(searchHit),
    }),
  }),
};

/** The words of a text, in small letters and without accents. */
export function foldedWords(given: string): readonly string[] {
  return folded(given)
    .split(/\s+/)
    .filter((word) => word !== '');
}

/** In small letters and without accents. */
export function folded(given: string): string {
  return given
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase();
}
