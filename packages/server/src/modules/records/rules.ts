import type { Problem } from '@sightline/kernel';
import { problem } from '@sightline/kernel';
import type { CommandContext } from '../audit/index.ts';
import type { StoredRecord, Values } from './record.ts';

/** A record as a command would leave it. */
export type Wished = Pick<StoredRecord, 'id' | 'key' | 'values'>;

/** All records of a kind by id, as a command would leave them. */
export type KindAfter = ReadonlyMap<string, Wished>;

/** What no record of a kind may say; all problems at once. */
export type Rule = (wished: Wished, after: KindAfter) => readonly Problem[];

/** A record before and after a write; null = there is none. */
export type Written = { readonly before: StoredRecord | null; readonly after: StoredRecord | null };

/** What forbids a write by something that stands elsewhere, such as a month that is closed. */
export type Guard = (context: CommandContext, written: Written) => Promise<readonly Problem[]>;

/** The rules of the kinds that have some, by the kind's name. */
export type Rules = Readonly<Record<string, Rule>>;

/** Two days of which the second must not lie before the first. */
export function inOrder(kind: string, from: string, to: string): Rule {
  return ({ key, values }) => {
    const [first, last] = [values[from], values[to]];
    if (typeof first !== 'string' || typeof last !== 'string' || first <= last) return [];
    return [problem('records.days-turned', { key, from: first, to: last }, subject(kind, key, to))];
  };
}

/** A field that names another record of the same kind must not lead back to where it began. */
export function withoutCircle(kind: string, field: string): Rule {
  return (wished, after) => {
    const seen = [wished];
    for (let at = nameAt(wished.values, field); at !== null; ) {
      const found = after.get(at);
      if (found === undefined) return [];
      seen.push(found);
      if (found.id === wished.id) return [circle(kind, wished.key, field, seen)];
      if (seen.length > after.size) return [];
      at = nameAt(found.values, field);
    }
    return [];
  };
}

/** Two fields that must not name the same record. */
export function apart(kind: string, from: string, to: string): Rule {
  return ({ key, values }) =>
    values[from] !== null && values[from] === values[to]
      ? [problem('records.points-at-itself', { key }, subject(kind, key, to))]
      : [];
}

function nameAt(values: Values, field: string): string | null {
  const value = values[field];
  return typeof value === 'string' ? value : null;
}

function circle(kind: string, key: string, field: string, seen: readonly Wished[]): Problem {
  const way = seen.map((each) => each.key).join(' → ');
  return problem('records.circle', { key, way }, subject(kind, key, field));
}

function subject(kind: string, key: string, field: string) {
  return { subject: { entity: kind, id: key, field } };
}
