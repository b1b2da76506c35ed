import { SaxesParser } from 'saxes';
import type { Budget, ZipEntry } from './zip-entries.ts';
import { unpackEntry } from './zip-entries.ts';

/** Why a workbook cannot be read; thrown inside this folder only, and turned into a problem where it ends. */
export class WorkbookFault extends Error {
  readonly kind: 'damaged' | 'too-large' | 'too-many-rows' | 'too-many-columns';
  constructor(kind: WorkbookFault['kind'], text: string) {
    super(text);
    this.kind = kind;
  }
}

export type Attributes = Readonly<Record<string, string>>;
export type PartReader = {
  readonly open?: (tag: string, attributes: Attributes) => void;
  readonly close?: (tag: string) => void;
  readonly text?: (text: string) => void;
};

/** The XML files of a workbook, unpacked one at a time under one budget. */
export type Parts = { readonly entries: ReadonlyMap<string, ZipEntry>; readonly budget: Budget };

const DEEPEST = 32;

/** Streams one part through `reader`; prefixes of tags are dropped. A part that is not there is not read. */
export function readPart({ entries, budget }: Parts, name: string, reader: PartReader): boolean {
  const entry = entries.get(name.toLowerCase());
  if (entry === undefined) return false;
  if (entry.isLocked) throw new WorkbookFault('damaged', 'it is locked with a password');
  const parser = parserFor(name, reader);
  const decoder = new TextDecoder();
  const outcome = unpack(entry, budget, (piece, isLast) => parser.write(decoder.decode(piece, { stream: !isLast })));
  if (outcome === 'too-large') throw new WorkbookFault('too-large', 'what it unpacks to');
  parser.close();
  return true;
}

function unpack(
  entry: ZipEntry,
  budget: Budget,
  onPiece: (piece: Uint8Array, isLast: boolean) => void,
): 'done' | 'too-large' {
  try {
    return unpackEntry(entry, budget, onPiece);
  } catch (error) {
    if (error instanceof WorkbookFault) throw error;
    throw new WorkbookFault('damaged', `its part ${entry.name} cannot be unpacked`);
  }
}

function parserFor(name: string, reader: PartReader): SaxesParser {
  const parser = new SaxesParser();
  let depth = 0;
  parser.on('doctype', () => {
    throw new WorkbookFault('damaged', `its part ${name} declares a document type, which no workbook does`);
  });
  parser.on('error', (error) => {
    throw new WorkbookFault('damaged', `its part ${name} is not well-formed XML (${error.message})`);
  });
  parser.on('opentag', (tag) => {
    if (++depth > DEEPEST) throw new WorkbookFault('damaged', `its part ${name} is nested too deep`);
    reader.open?.(localName(tag.name), tag.attributes);
  });
  parser.on('closetag', (tag) => {
    depth--;
    reader.close?.(localName(tag.name));
  });
  if (reader.text !== undefined) {
    parser.on('text', reader.text);
    parser.on('cdata', reader.text);
  }
  return parser;
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}
