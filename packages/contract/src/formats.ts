import { z } from 'zod';

/** `1 Mar 2027`, `Mar 1, 2027`, `2027-03-01`. */
export const dateStyle = z.enum(['day-first', 'month-first', 'iso']);
export type DateStyle = z.output<typeof dateStyle>;

/** `1,234.5`, `1.234,5`, `1 234,5`. */
export const numberStyle = z.enum(['comma', 'point', 'space']);
export type NumberStyle = z.output<typeof numberStyle>;

/** Codes of ISO 639-1, each once; the first is the one of the organisation's papers. */
export const languages = z
  .array(z.string().regex(/^[a-z]{2}$/, 'must be a language code of two small letters, such as en'))
  .min(1)
  .max(20)
  .refine((codes) => new Set(codes).size === codes.length, 'must name each language once');

/** How an organisation writes. */
export const formats = z.object({ languages, dateStyle, numberStyle });
export type Formats = z.output<typeof formats>;
