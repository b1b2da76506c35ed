import { type LocalDate, type Problem, parseLocalDate, problem } from '@sightline/kernel';

/**
 * Reads one value of the spec file. What does not fit is put down as a problem and a stand-in returned, so that one reading
 * names every fault; the stand-ins are never used, because a spec with problems is refused.
 */
export type Shape<T> = (value: unknown, path: string, problems: Problem[]) => T;

export type Read<S> = S extends Shape<infer T> ? T : never;

export const text: Shape<string> = (value, path, problems) => {
  if (typeof value === 'string') return value;
  problems.push(misfit(path, 'text', value));
  return '';
};

export const flag: Shape<boolean> = (value, path, problems) => {
  if (typeof value === 'boolean') return value;
  problems.push(misfit(path, 'true or false', value));
  return false;
};

/** A whole number of at least zero; the spec has no others. */
export const whole: Shape<number> = (value, path, problems) => {
  if (typeof value === 'number' && Number.isSafeInteger(value) && value >= 0) return value;
  problems.push(misfit(path, 'a whole number of at least 0', value));
  return 0;
};

export const amount: Shape<number> = (value, path, problems) => {
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  problems.push(misfit(path, 'a number', value));
  return 0;
};

export const date: Shape<LocalDate> = (value, path, problems) => {
  const read = typeof value === 'string' ? parseLocalDate(value) : null;
  if (read !== null) return read;
  problems.push(misfit(path, 'a day written YYYY-MM-DD', value));
  return '1970-01-01' as LocalDate;
};

export function oneOf<const T extends string>(words: readonly T[]): Shape<T> {
  return (value, path, problems) => {
    const word = words.find((candidate) => candidate === value);
    if (word !== undefined) return word;
    problems.push(misfit(path, `one of ${words.join(', ')}`, value));
    return words[0] as T;
  };
}

export function nullable<T>(shape: Shape<T>): Shape<T | null> {
  return (value, path, problems) => (value === null ? null : shape(value, path, problems));
}

export function list<T>(shape: Shape<T>): Shape<readonly T[]> {
  return (value, path, problems) => {
    if (Array.isArray(value)) return value.map((entry, index) => shape(entry, `${path}[${index}]`, problems));
    problems.push(misfit(path, 'a list', value));
    return [];
  };
}

type Fields = Readonly<Record<string, Shape<unknown>>>;
type Entry<F extends Fields> = { readonly [K in keyof F]: Read<F[K]> };

export function entry<F extends Fields>(fields: F): Shape<Entry<F>> {
  return (value, path, problems) => {
    const isEntry = typeof value === 'object' && value !== null && !Array.isArray(value);
    if (!isEntry) problems.push(misfit(path, 'an entry with fields', value));
    const given = isEntry ? (value as Readonly<Record<string, unknown>>) : {};
    const read = Object.entries(fields).map(([name, shape]) => [
      name,
      isEntry ? shape(given[name], path === '' ? name : `${path}.${name}`, problems) : null,
    ]);
    return Object.fromEntries(read) as Entry<F>;
  };
}

function misfit(path: string, expected: string, value: unknown): Problem {
  const found = value === undefined ? 'nothing' : JSON.stringify(value).slice(0, 60);
  return problem(
    'demo.spec-does-not-fit',
    { path, expected, found },
    { subject: { entity: 'spec', id: path, field: null } },
  );
}
