import type { AlikeVendors } from '@sightline/contract';
import { ok, problem, type Result, refused } from '@sightline/kernel';
import { sql } from 'kysely';
import { asItStands, type CommandContext, type Db, type Outcome, staleVersion } from '../audit/index.ts';
import {
  lockKind,
  mergeRecords,
  type RecordId,
  type Rule,
  readKind,
  readRecord,
  rewriteRecords,
  type StoredRecord,
  tableOf,
} from '../records/index.ts';
import { alikeVendors, type Spelt } from './alike-vendors.ts';

const VENDORS = tableOf('vendor');
const PAIRS_SHOWN = 200;

type Vendor = Spelt & { readonly record: StoredRecord };

/** Pairs that nobody settled yet, with what tells a person which of the two to keep. */
export async function listAlikeVendors(db: Db): Promise<AlikeVendors> {
  const vendors = (await readKind(db, VENDORS)).map(speltOf);
  const pairs = alikeVendors(vendors);
  const names = new Map(vendors.map(({ id, name }) => [id, name]));
  const { rows } = await sql<{ id: string; count: number }>`
    select vendor_id as id, count(*)::int as count from landscape.vendor_contract group by vendor_id`.execute(db);
  const contracts = new Map(rows.map(({ id, count }) => [id, count]));
  const told = ({ record, name, spellings, parentId }: Vendor) => ({
    id: record.id,
    version: record.version,
    key: record.key,
    name,
    spellings: [...spellings],
    parent: parentId === null ? null : (names.get(parentId) ?? null),
    contracts: contracts.get(record.id) ?? 0,
  });
  const shown = pairs.slice(0, PAIRS_SHOWN);
  return {
    pairs: shown.map(({ first, other, ...why }) => ({ ...why, first: told(first), other: told(other) })),
    total: pairs.length,
  };
}

function speltOf(record: StoredRecord): Vendor {
  const { name, spellings, isNot, parentId } = record.values;
  return {
    record,
    id: record.id,
    name: String(name),
    spellings: listOf(spellings),
    isNot: listOf(isNot),
    parentId: typeof parentId === 'string' ? parentId : null,
  };
}

function listOf(value: StoredRecord['values'][string] | undefined): readonly string[] {
  return Array.isArray(value) ? value : [];
}

export type Wish = {
  readonly id: RecordId;
  readonly version: number;
  readonly otherId: RecordId;
  readonly otherVersion: number;
  readonly answer: 'same' | 'parent' | 'apart';
};

type Settled = Promise<Result<Outcome<{ version: number }>>>;
type Pair = { readonly one: StoredRecord; readonly other: StoredRecord };

/** One vendor beside another: it is the same, its part, or neither. */
export async function settleVendors(context: CommandContext, wish: Wish, rule: Rule | undefined): Settled {
  await lockKind(context.db, VENDORS);
  const [one, other] = [await vendorAt(context.db, wish.id), await vendorAt(context.db, wish.otherId)];
  if (one === null || other === null) return refused([problem('shell.not-found')]);
  if (one.version !== wish.version) return refused([staleVersion(wish.version)]);
  if (other.version !== wish.otherVersion) return refused([staleVersion(wish.otherVersion)]);
  if (one.id === other.id) return refused([problem('landscape.one-vendor', { key: one.key })]);
  return ACTS[wish.answer](context, { one, other }, rule);
}

function vendorAt(db: Db, id: RecordId): Promise<StoredRecord | null> {
  return readRecord(asItStands(db), VENDORS, id);
}

const ACTS = { same: merge, parent: makeParent, apart: keepApart } as const;

async function merge(context: CommandContext, { one, other }: Pair, rule: Rule | undefined): Settled {
  const kept = { ...one, values: mergedValues(one, other) };
  const moved = await mergeRecords(context, VENDORS, { kept, gone: other }, rule);
  return moved.ok ? ok(outcome('same', { one, other }, moved.value)) : moved;
}

const MOST_WORDS = 40;
const MOST_LETTERS = 120;

/** What is kept keeps all that it says; the other one's names become its spellings, and its facts fill what is empty. */
export function mergedValues(one: StoredRecord, other: StoredRecord): StoredRecord['values'] {
  const filled = Object.fromEntries(
    Object.entries(one.values).map(([field, value]) => [field, value ?? other.values[field] ?? null]),
  );
  const names = [String(other.values.name), ...listOf(other.values.spellings)];
  const parentId = [one.values.parentId, other.values.parentId].find(
    (id) => id !== null && id !== one.id && id !== other.id,
  );
  return {
    ...filled,
    spellings: wordsOf([...listOf(one.values.spellings), ...names.filter((name) => name !== one.values.name)]),
    isNot: wordsOf([...listOf(one.values.isNot), ...listOf(other.values.isNot)]),
    parentId: parentId ?? null,
  };
}

function wordsOf(words: readonly string[]): readonly string[] | null {
  const kept = [...new Set(words)].filter(({ length }) => length <= MOST_LETTERS).slice(0, MOST_WORDS);
  return kept.length === 0 ? null : kept;
}

async function makeParent({ db }: CommandContext, { one, other }: Pair, rule: Rule | undefined): Settled {
  const child = { ...other, values: { ...other.values, parentId: one.id } };
  const after = new Map((await readKind(db, VENDORS)).map((each) => [each.id as string, each]));
  const broken = rule?.(child, after.set(child.id, child)) ?? [];
  if (broken.length > 0) return refused(broken);
  return rewritten(db, 'parent', { one, other, written: child });
}

async function keepApart({ db }: CommandContext, { one, other }: Pair): Settled {
  const name = String(other.values.name).slice(0, MOST_LETTERS).trim();
  const isNot = wordsOf([name, ...listOf(one.values.isNot)]);
  return rewritten(db, 'apart', { one, other, written: { ...one, values: { ...one.values, isNot } } });
}

async function rewritten(
  db: Db,
  answer: Wish['answer'],
  { written, ...pair }: Pair & { written: StoredRecord },
): Settled {
  await rewriteRecords(db, VENDORS, [written]);
  return ok(outcome(answer, pair, [{ entity: 'record', id: written.id, version: written.version + 1 }]));
}

function outcome(
  answer: Wish['answer'],
  { one, other }: Pair,
  moved: Outcome<unknown>['moved'],
): Outcome<{ version: number }> {
  const version = answer === 'parent' ? one.version : one.version + 1;
  const input = { recordId: one.id, otherId: other.id, answer };
  return { value: { version }, moved, payload: input, inverse: { name: 'landscape.settleAlikeVendors', input } };
}
