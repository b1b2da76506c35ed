import { foldedWords } from '@sightline/contract';
import { type RawBuilder, sql } from 'kysely';

/** What is looked for: the folded text as a whole, and its words as patterns of PostgreSQL. */
export type Sought = {
  readonly whole: string;
  /** `like`: the word anywhere. */
  readonly inside: readonly string[];
  /** `~`: the word at the beginning of a word. */
  readonly begins: readonly string[];
};

/** null = the text holds no word. */
export function soughtOf(text: string): Sought | null {
  const words = foldedWords(text);
  if (words.length === 0) return null;
  return {
    whole: words.join(' '),
    inside: words.map((word) => `%${word.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`),
    begins: words.map((word) => `\\m${word.replace(/[^\p{L}\p{N}]/gu, (sign) => `\\${sign}`)}`),
  };
}

/** Columns of a row that is searched. */
type Columns = {
  readonly key: RawBuilder<unknown>;
  /** Its name and other spellings, a line each. */
  readonly names: RawBuilder<unknown>;
  /** All other texts. */
  readonly texts: RawBuilder<unknown>;
};

const LINE = sql`E'\n'`;

/** SQL condition: every word stands somewhere in the row. */
export function holdsWords({ key, names, texts }: Columns, { inside }: Sought): RawBuilder<boolean> {
  return sql<boolean>`${foldedSql(sql`concat_ws(' ', ${key}, ${names}, ${texts})`)} like all(${[...inside]}::text[])`;
}

/**
 * SQL: how good a row is that holds the words, the best first. 0 = the text is its key; 1 = its name or another spelling; 2 = one of
 * these begins with it; 3 = each word begins a word of the names; 4 = each stands in key or names; 5 = some only in its other texts.
 */
export function rankOf({ key, names }: Omit<Columns, 'texts'>, { whole, inside, begins }: Sought): RawBuilder<number> {
  const [plainKey, plainNames] = [foldedSql(sql`coalesce(${key}, '')`), foldedSql(sql`coalesce(${names}, '')`)];
  return sql<number>`case
    when ${plainKey} = ${whole}::text then 0
    when strpos(${LINE} || ${plainNames} || ${LINE}, ${LINE} || ${whole}::text || ${LINE}) > 0 then 1
    when strpos(${LINE} || ${plainNames}, ${LINE} || ${whole}::text) > 0 or starts_with(${plainKey}, ${whole}::text) then 2
    when ${plainNames} ~ all(${[...begins]}::text[]) then 3
    when (${plainKey} || ' ' || ${plainNames}) like all(${[...inside]}::text[]) then 4
    else 5 end`;
}

/** SQL: small letters without accents, as `folded` of the contract; a text of plain letters is not taken apart. */
export function foldedSql(text: RawBuilder<unknown>): RawBuilder<string> {
  return sql<string>`lower(case when octet_length(${text}) = char_length(${text}) then ${text}
    else regexp_replace(normalize(${text}, NFD), '[\\u0300-\\u036f]', '', 'g') end)`;
}
