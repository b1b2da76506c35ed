import type { Capability } from '@sightline/contract';
import ts from 'typescript';
import { rolesWith, SCOPES_OF_ROLE } from '../../packages/server/src/modules/identity/index.ts';

/** One permission check taken out: what stands from `start` to `end` of the file becomes `by`. */
export type Mutation = {
  readonly file: string;
  readonly line: number;
  readonly start: number;
  readonly end: number;
  readonly was: string;
  readonly by: string;
  readonly kind: string;
};

type Cut = Omit<Mutation, 'file' | 'line' | 'was'>;

/** Where who may see or do what is decided. */
export const GUARDED: readonly string[] = [
  'packages/server/src/modules/identity/capability.ts',
  'packages/server/src/modules/identity/decide.ts',
  'packages/server/src/modules/identity/visible.ts',
  'packages/server/src/modules/identity/project-access.ts',
  'packages/server/src/modules/portfolio/seen-groups.ts',
  'packages/server/src/modules/portfolio/people-access.ts',
  'packages/server/src/modules/records/store.ts',
  'packages/server/src/modules/records/names.ts',
  'packages/server/src/shell/http/named-objects.ts',
  'packages/server/src/shell/http/seen-moves.ts',
];

/** In the newest migration that makes the last of them: which role reaches which project, and who sees it. */
const VIEWS = ['view identity.covered_project', 'view identity.role_on_project'] as const;
export const VIEW = VIEWS[1];

/** `usedCapabilities`: a rule that no route asks for guards nothing. */
export function mutationsOf(file: string, text: string, usedCapabilities: ReadonlySet<string>): readonly Mutation[] {
  const cuts = file.endsWith('.sql') ? cutsInView(text) : cutsInCode(file, text, usedCapabilities);
  return cuts
    .filter(({ start, end }) => !BESIDE.test(text.slice(start, end)))
    .map((cut) => ({
      ...cut,
      file,
      line: text.slice(0, cut.start).split('\n').length,
      was: text.slice(cut.start, cut.end).replace(/\s+/g, ' ').slice(0, 160),
    }));
}

export function mutated(text: string, { start, end, by }: Mutation): string {
  return text.slice(0, start) + by + text.slice(end);
}

function cutsInCode(file: string, text: string, used: ReadonlySet<string>): readonly Cut[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.ES2022, true);
  const cuts: Cut[] = [];
  const walk = (node: ts.Node): void => {
    cuts.push(...cutsAt(node, source, used));
    ts.forEachChild(node, walk);
  };
  walk(source);
  return cuts;
}

/** A node may hold more than one check. */
function cutsAt(node: ts.Node, source: ts.SourceFile, used: ReadonlySet<string>): readonly Cut[] {
  const text = (each: ts.Node) => each.getText(source);
  const cut = (each: ts.Node, by: string, kind: string): Cut => ({
    start: each.getStart(source),
    end: each.end,
    by,
    kind,
  });
  if (ts.isIfStatement(node) && REFUSES.test(text(node.thenStatement))) return [cut(node, ';', 'a refusal left out')];
  if (ts.isConditionalExpression(node) && REFUSES.test(text(node)) && text(node.whenTrue) === 'null')
    return [cut(node, 'null', 'a refusal left out')];
  if (ts.isPropertyAssignment(node)) return cutsInTable(node, { text, cut, used });
  if (ts.isTemplateExpression(node) && ts.isTaggedTemplateExpression(node.parent)) {
    const start = node.getStart(source);
    return conjunctsOf(text(node)).map(([from, to]) => ({
      start: start + from,
      end: start + to,
      by: '',
      kind: 'a condition of SQL left out',
    }));
  }
  return [];
}

const REFUSES = /notAllowed\(|refused\b|'missing'/;

/**
 * Not about who asks: what is removed, out of date or searched for, which of two rows stands for both, and what hides or refuses more by
 * being left out.
 */
const BESIDE =
  /^\s*and (\w+\.removed_at is null|h\.period &&|\w+\.expires_at|x\.is_confidential|\$\{(home|matches\()|exists \(\s*select 1 from \$\{recordsOf)|staleVersion|^not \(b\.account_id/;

const IS_TABLE_OF_ENTITIES = /\balways = /;

type Tools = {
  readonly text: (node: ts.Node) => string;
  readonly cut: (node: ts.Node, by: string, kind: string) => Cut;
  readonly used: ReadonlySet<string>;
};

/** The tables of rules: who holds a capability, how far it reaches, which rows of an entity are seen. */
function cutsInTable({ name, initializer, parent }: ts.PropertyAssignment, { text, cut, used }: Tools): readonly Cut[] {
  const key = text(name);
  const rule = ts.isPropertyAssignment(parent.parent) ? text(parent.parent.name).replaceAll("'", '') : '';
  if (used.has(rule) && key === 'by' && !/READERS/.test(text(initializer)))
    return [cut(initializer, "[...READERS, 'administrator']", 'a capability given to every role')];
  // Of a project that is named, the capability is asked for whatever the reach.
  if (used.has(rule) && key === 'on' && !["'anywhere'", "'project'"].includes(text(initializer)) && isHeldInPart(rule))
    return [cut(initializer, "'anywhere'", 'a capability held on one thing held on all')];
  if (key === 'seen' && text(initializer) !== 'always' && IS_TABLE_OF_ENTITIES.test(text(parent.getSourceFile())))
    return [cut(initializer, 'always', 'rows of others seen')];
  if (key === 'isInProject') return [cut(initializer, 'undefined as never', 'a row of another project named')];
  const isSeer = ts.isArrowFunction(initializer) && text(initializer).includes('ids');
  if (
    isSeer &&
    !/^\([^)]*\)\s*=>\s*everyOne\(ids\)/.test(text(initializer)) &&
    /^(viewer|_)/.test(text(initializer).slice(1))
  )
    return [cut(initializer, '(_viewer, _principal, ids) => everyOne(ids)', 'moves of others heard of')];
  return [];
}

/** Held over everything or not at all, it is the same wherever it is asked for. */
function isHeldInPart(capability: string): boolean {
  return rolesWith(capability as Capability).some((role) => SCOPES_OF_ROLE[role].some((kind) => kind !== 'all'));
}

/** Each ` and …` of a query up to the next word of the same depth, and what is seen where the conditions begin with it. */
function conjunctsOf(text: string): readonly (readonly [number, number])[] {
  const found: [number, number][] = [];
  for (const match of text.matchAll(/\s+and\s/g)) {
    const from = match.index;
    const to = endOfCondition(text, from + match[0].length);
    if (to > from) found.push([from, to]);
  }
  for (const { index, 0: words, 1: where = '' } of text.matchAll(/(\bwhere )\$\{seen\} and /g))
    found.push([index + where.length, index + words.length]);
  return found;
}

function endOfCondition(text: string, from: number): number {
  let depth = 0;
  for (let at = from; at < text.length; at++) {
    if (text.startsWith('${', at)) at = endOfHole(text, at + 2);
    const letter = text[at];
    if (letter === '(') depth++;
    if (letter === ')') depth--;
    if (depth < 0 || letter === '`') return at;
    if (depth === 0 && /^\s+(and|or|order|group|join|left|union|returning)\b/.test(text.slice(at, at + 40))) return at;
  }
  return text.length;
}

/** The brace that closes what is put into a template, in which other templates may stand. */
function endOfHole(text: string, from: number): number {
  let depth = 1;
  for (let at = from; at < text.length; at++) {
    if (text[at] === '`') at = endOfTemplate(text, at + 1);
    if (text[at] === '{') depth++;
    if (text[at] === '}') depth--;
    if (depth === 0) return at;
  }
  return text.length;
}

function endOfTemplate(text: string, from: number): number {
  for (let at = from; at < text.length; at++) {
    if (text.startsWith('${', at)) at = endOfHole(text, at + 2);
    else if (text[at] === '`') return at;
  }
  return text.length;
}

/** In the views of who sees which project: a scope that covers everything, and a condition left out. */
function cutsInView(text: string): readonly Cut[] {
  return VIEWS.flatMap((name) => {
    const from = text.lastIndexOf(`create ${name}`);
    return from === -1 ? [] : cutsBetween(text, from, text.indexOf(';', from));
  });
}

function cutsBetween(text: string, from: number, to: number): readonly Cut[] {
  const view = text.slice(from, to);
  const scopes = [...view.matchAll(/then (\w\.\w+ = \w\.\w+)/g)].map((match) => {
    const start = from + match.index + 'then '.length;
    return { start, end: start + (match[1]?.length ?? 0), by: 'true', kind: 'a scope that covers everything' };
  });
  const conditions = [...view.matchAll(/^( *where )(.*)$/gm)]
    .filter(([, , condition = '']) => isWhole(condition))
    .map(({ index, 1: word = '', 2: condition = '' }) => {
      const start = from + index + word.length;
      return { start, end: start + condition.length, by: 'true', kind: 'a condition of the view left out' };
    });
  return [...scopes, ...conditions];
}

/** A condition that goes on in the next line cannot be cut by its first. */
function isWhole(condition: string): boolean {
  return condition.split('(').length === condition.split(')').length;
}
