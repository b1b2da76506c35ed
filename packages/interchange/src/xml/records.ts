import { ok, type Problem, problem, type Result, refused } from '@sightline/kernel';
import { SaxesParser } from 'saxes';
import type { DecodedText } from '../bytes/decode.ts';
import { MAX_XML_DEPTH, MAX_XML_TEXT_CHARS } from '../limits.ts';

/** Which elements below one are kept: `fields` as text, `records` as records of their own, `counted` as a number only. Everything else is skipped. */
export type Shape = {
  readonly fields: readonly string[];
  readonly records?: Readonly<Record<string, Shape>>;
  readonly counted?: readonly string[];
};

/** A kept element. Only what its shape names is in memory, so a file's size does not decide how much that is. */
export type XmlRecord = {
  readonly line: number;
  readonly fields: Readonly<Record<string, string>>;
  readonly records: Readonly<Record<string, readonly XmlRecord[]>>;
  readonly counts: Readonly<Record<string, number>>;
};

type OpenRecord = {
  readonly shape: KnownShape;
  readonly line: number;
  readonly depth: number;
  readonly fields: Record<string, string>;
  readonly records: Record<string, XmlRecord[]>;
  readonly counts: Record<string, number>;
};

type KnownShape = {
  readonly fields: ReadonlySet<string>;
  readonly records: ReadonlyMap<string, KnownShape>;
  readonly counted: ReadonlySet<string>;
};

/** Streams a document through saxes (strict, no DTD, no entity but XML's five) and keeps what the shape names. */
export function readXmlRecords(text: DecodedText, root: string, shape: Shape): Result<XmlRecord> {
  const reading = startReading(root, known(shape));
  for (const chunk of text.chunks()) {
    reading.write(chunk);
    if (reading.refusal() !== null) break;
  }
  return reading.finish();
}

type Reading = {
  readonly write: (chunk: string) => void;
  readonly refusal: () => Problem | null;
  readonly finish: () => Result<XmlRecord>;
};

function startReading(root: string, shape: KnownShape): Reading {
  const parser = new SaxesParser({ xmlns: false, position: true });
  let refusal: Problem | null = null;
  const refuse = (code: string, params: Problem['params'] = {}) => {
    refusal ??= problem(code, { line: parser.line, ...params });
  };
  const collector = collectRecords(root, shape, refuse);
  parser.on('error', (error) => refuse('interchange.xml-broken', { reason: reasonOf(error.message) }));
  parser.on('doctype', () => refuse('interchange.xml-has-dtd'));
  parser.on('opentag', (tag) => {
    if (refusal === null) collector.open(localName(tag.name), parser.line);
  });
  parser.on('closetag', (tag) => {
    if (refusal === null) collector.close(localName(tag.name));
  });
  parser.on('text', collector.text);
  parser.on('cdata', collector.text);
  return {
    write: (chunk) => {
      parser.write(chunk);
    },
    refusal: () => refusal,
    finish: () => {
      if (refusal === null) parser.close();
      const record = collector.root();
      if (refusal === null && record === null) refuse('interchange.xml-broken', { reason: `no <${root}> element` });
      return refusal !== null || record === null ? refused(refusal === null ? [] : [refusal]) : ok(record);
    },
  };
}

type Collector = {
  readonly open: (name: string, line: number) => void;
  readonly close: (name: string) => void;
  readonly text: (text: string) => void;
  readonly root: () => XmlRecord | null;
};

function collectRecords(
  rootName: string,
  rootShape: KnownShape,
  refuse: (code: string, params?: Problem['params']) => void,
): Collector {
  const stack: OpenRecord[] = [];
  let depth = 0;
  let text: string | null = null;
  let root: XmlRecord | null = null;
  return {
    open: (name, line) => {
      depth++;
      if (depth > MAX_XML_DEPTH) refuse('interchange.xml-too-deep', { limit: MAX_XML_DEPTH });
      const top = stack.at(-1);
      if (top === undefined && depth === 1 && name === rootName) stack.push(openRecord(rootShape, line, depth));
      if (top === undefined || top.depth !== depth - 1) return;
      const inner = top.shape.records.get(name);
      if (inner !== undefined) stack.push(openRecord(inner, line, depth));
      else if (top.shape.counted.has(name)) top.counts[name] = (top.counts[name] ?? 0) + 1;
      else if (top.shape.fields.has(name)) text = '';
    },
    text: (piece) => {
      if (text === null) return;
      text += piece;
      if (text.length > MAX_XML_TEXT_CHARS) refuse('interchange.xml-text-too-long', { limit: MAX_XML_TEXT_CHARS });
    },
    close: (name) => {
      const top = stack.at(-1);
      if (top !== undefined && top.depth === depth - 1 && text !== null) {
        top.fields[name] ??= text.trim();
        text = null;
      } else if (top !== undefined && top.depth === depth) {
        stack.pop();
        const parent = stack.at(-1);
        if (parent === undefined) root = top;
        else keep(parent.records, name, top);
      }
      depth--;
    },
    root: () => root,
  };
}

function keep(records: Record<string, XmlRecord[]>, name: string, record: XmlRecord): void {
  const list = records[name];
  if (list === undefined) records[name] = [record];
  else list.push(record);
}

function openRecord(shape: KnownShape, line: number, depth: number): OpenRecord {
  return { shape, line, depth, fields: {}, records: {}, counts: {} };
}

function known(shape: Shape): KnownShape {
  const records = Object.entries(shape.records ?? {}).map(([name, inner]) => [name, known(inner)] as const);
  return { fields: new Set(shape.fields), records: new Map(records), counted: new Set(shape.counted ?? []) };
}

function localName(name: string): string {
  const colon = name.indexOf(':');
  return colon === -1 ? name : name.slice(colon + 1);
}

/** saxes puts `line:column: ` before its reason; the line is a parameter of the problem already. */
function reasonOf(message: string): string {
  return message.replace(/^(?:[^:]*:)?\d+:\d+:\s*/, '').replace(/\.$/, '');
}
