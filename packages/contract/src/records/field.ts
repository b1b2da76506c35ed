import { z } from 'zod';
import { id, localDate, moneyMinor, text as textValue } from '../values.ts';

/**
 * One field of a record, as data: the request's schema, the table's column, the grid's column and the import's target come from it.
 * `money` is integer minor units; `percent` a whole number; `words` a list of short texts, such as other spellings of a name.
 */
export type Field = { readonly label: string | null; readonly isRequired: boolean } & (
  | { readonly kind: 'text'; readonly max: number }
  | { readonly kind: 'choice'; readonly values: readonly [string, ...string[]] }
  | { readonly kind: 'date' }
  | { readonly kind: 'whole'; readonly min: number; readonly max: number }
  | { readonly kind: 'percent'; readonly max: number }
  | { readonly kind: 'money' }
  | { readonly kind: 'flag' }
  | { readonly kind: 'words' }
  | { readonly kind: 'person' | 'project' | 'unit' | 'portfolio' }
  | { readonly kind: 'record'; readonly of: string }
);

const field = { label: null, isRequired: false } as const;

export const text = (max: number) => ({ ...field, kind: 'text', max }) as const satisfies Field;
export const choice = <const V extends readonly [string, ...string[]]>(values: V) =>
  ({ ...field, kind: 'choice', values }) as const satisfies Field;
export const date = { ...field, kind: 'date' } as const satisfies Field;
export const whole = (min: number, max: number) => ({ ...field, kind: 'whole', min, max }) as const satisfies Field;
export const percent = (max: number) => ({ ...field, kind: 'percent', max }) as const satisfies Field;
export const money = { ...field, kind: 'money' } as const satisfies Field;
export const flag = { ...field, kind: 'flag' } as const satisfies Field;
export const words = { ...field, kind: 'words' } as const satisfies Field;
export const person = { ...field, kind: 'person' } as const satisfies Field;
export const project = { ...field, kind: 'project' } as const satisfies Field;
export const unit = { ...field, kind: 'unit' } as const satisfies Field;
export const portfolio = { ...field, kind: 'portfolio' } as const satisfies Field;
export const record = <const K extends string>(of: K) => ({ ...field, kind: 'record', of }) as const satisfies Field;

export function required<const F extends Field>(wanted: F) {
  return { ...wanted, isRequired: true } as const;
}

/** Another heading than the field's own name would give. */
export function labelled<const F extends Field>(label: string, wanted: F) {
  return { ...wanted, label } as const;
}

const MOST_WORDS = 40;

type Raw<F extends Field> = F extends { kind: 'whole' | 'percent' | 'money' }
  ? number
  : F extends { kind: 'flag' }
    ? boolean
    : F extends { kind: 'words' }
      ? readonly string[]
      : F extends { kind: 'choice'; values: infer V extends readonly string[] }
        ? V[number]
        : string;

/** What a field holds; null = not known, which only a field that is not required may be. */
export type ValueOf<F extends Field> = F extends { isRequired: true } ? Raw<F> : Raw<F> | null;
export type FieldValue = string | number | boolean | readonly string[] | null;

export function schemaOf(wanted: Field): z.ZodType<FieldValue> {
  const value = plainSchema(wanted) as unknown as z.ZodType<FieldValue>;
  return wanted.isRequired ? value : value.nullable();
}

function plainSchema(wanted: Field) {
  switch (wanted.kind) {
    case 'text':
      return textValue(wanted.max);
    case 'choice':
      return z.enum(wanted.values);
    case 'date':
      return localDate;
    case 'whole':
      return z.int().min(wanted.min).max(wanted.max);
    case 'percent':
      return z.int().min(0).max(wanted.max);
    case 'money':
      return moneyMinor;
    case 'flag':
      return z.boolean();
    case 'words':
      return z.array(textValue(120)).max(MOST_WORDS);
    case 'person':
      return id<'person'>();
    case 'project':
      return id<'project'>();
    case 'unit':
      return id<'unit'>();
    case 'portfolio':
      return id<'portfolio'>();
    case 'record':
      return id<'record'>();
  }
}

/** The heading of a field: its label, or its name as words (`hostedOnId` is "Hosted on"). */
export function labelOf(name: string, { label }: Field): string {
  if (label !== null) return label;
  const spaced = name.replace(/(Id|Minor|On)$/, '').replace(/[A-Z]/g, (capital) => ` ${capital.toLowerCase()}`);
  return spaced.charAt(0).toUpperCase() + spaced.slice(1);
}
