import { ok, type Problem, problem, type Result, refused } from '@sightline/kernel';
import { type FoundHeader, findHeader } from '../find-header.ts';
import { TABLE_LIMITS, type Table } from '../table.ts';
import { readDateStyles } from './number-format.ts';
import { type Parts, readPart, WorkbookFault } from './parts.ts';
import { readSheet, type SheetContext } from './read-sheet.ts';
import { listZipEntries } from './zip-entries.ts';

type Wanted = { readonly sheet: string | null; readonly mostRows: number };

/** Reads one sheet of an Excel workbook (ECMA-376). Our own reader, because a bound must hold before a row is built, not after. */
export function readWorkbook(bytes: Uint8Array, file: string, wanted: Wanted): Result<Table> {
  try {
    return readParts(bytes, file, wanted);
  } catch (error) {
    if (error instanceof WorkbookFault) return refused([problemOf(error, file, wanted)]);
    throw error;
  }
}

function readParts(bytes: Uint8Array, file: string, { sheet: wanted, mostRows }: Wanted): Result<Table> {
  const entries = new Map((listZipEntries(bytes) ?? []).map((entry) => [entry.name.toLowerCase(), entry]));
  const parts: Parts = { entries, budget: { left: TABLE_LIMITS.unpackedBytes } };
  const book = readBook(parts);
  const visible = book.sheets.filter((sheet) => !sheet.isHidden);
  const sheets = visible.map((sheet) => sheet.name);
  if (wanted !== null && !sheets.includes(wanted)) {
    return refused([problem('interchange.table-no-sheet', { file, sheet: wanted, sheets: sheets.join(', ') })]);
  }
  const context = { ...sheetContext(parts, book), mostRows };
  const tried = wanted === null ? visible : visible.filter((sheet) => sheet.name === wanted);
  const found = firstTable(
    tried.map((sheet) => ({ name: sheet.name, find: () => findHeader(readSheet(parts, sheet.part, context)) })),
  );
  if (found === null) return refused([problem('interchange.table-empty', { file })]);
  return ok({ format: 'xlsx', sheets, sheet: found.name, ...found.table });
}

type Tried = { readonly name: string; readonly find: () => FoundHeader | null };

/** The first sheet with a header of two columns and a row under it, else the first that holds anything. */
function firstTable(tried: readonly Tried[]): { readonly name: string; readonly table: FoundHeader } | null {
  let fallback: { readonly name: string; readonly table: FoundHeader } | null = null;
  for (const { name, find } of tried) {
    const table = find();
    if (table === null) continue;
    if (table.rows.length > 0 && table.headers.filter((header) => header !== '').length > 1) return { name, table };
    fallback ??= { name, table };
  }
  return fallback;
}

type Sheet = { readonly name: string; readonly part: string; readonly isHidden: boolean };
type Book = {
  readonly sheets: readonly Sheet[];
  readonly is1904: boolean;
  readonly targets: ReadonlyMap<string, Target>;
};
type Target = { readonly type: string; readonly part: string };

function readBook(parts: Parts): Book {
  const root = [...readTargets(parts, '_rels/.rels', '').values()].find((target) => target.type === 'officeDocument');
  const part = root?.part ?? 'xl/workbook.xml';
  const folder = part.slice(0, part.lastIndexOf('/') + 1);
  const targets = readTargets(parts, `${folder}_rels/${part.slice(folder.length)}.rels`, folder);
  const sheets: Sheet[] = [];
  let is1904 = false;
  const isThere = readPart(parts, part, {
    open: (tag, attributes) => {
      if (tag === 'workbookPr') is1904 = attributes.date1904 === '1' || attributes.date1904 === 'true';
      const target = targets.get(Object.entries(attributes).find(([name]) => name.endsWith(':id'))?.[1] ?? '');
      if (tag !== 'sheet' || target?.type !== 'worksheet') return;
      sheets.push({
        name: attributes.name ?? '',
        part: target.part,
        isHidden: (attributes.state ?? 'visible') !== 'visible',
      });
    },
  });
  if (!isThere) throw new WorkbookFault('damaged', `its part ${part} is missing`);
  return { sheets, is1904, targets };
}

/** Relationship id → what kind of part it is (last word of its type) and where. */
function readTargets(parts: Parts, name: string, folder: string): ReadonlyMap<string, Target> {
  const targets = new Map<string, Target>();
  readPart(parts, name, {
    open: (tag, { Id, Type, Target: path }) => {
      if (tag !== 'Relationship' || Id === undefined || Type === undefined || path === undefined) return;
      const part = path.startsWith('/') ? path.slice(1) : folder + path;
      targets.set(Id, { type: Type.slice(Type.lastIndexOf('/') + 1), part });
    },
  });
  return targets;
}

function sheetContext(parts: Parts, book: Book): Omit<SheetContext, 'mostRows'> {
  const partOf = (type: string) => [...book.targets.values()].find((target) => target.type === type)?.part ?? '';
  return {
    sharedStrings: readSharedStrings(parts, partOf('sharedStrings')),
    dateStyles: readDateStyles(parts, partOf('styles')),
    is1904: book.is1904,
    characters: { left: TABLE_LIMITS.characters },
  };
}

/** Runs of formatted text are joined; phonetic hints (rPh) are not part of the text. */
function readSharedStrings(parts: Parts, name: string): readonly string[] {
  const strings: string[] = [];
  let [current, isText, isPhonetic] = ['', false, false];
  readPart(parts, name, {
    open: (tag) => {
      if (tag === 'si') current = '';
      if (tag === 'rPh') isPhonetic = true;
      isText = tag === 't' && !isPhonetic;
    },
    text: (text) => {
      if (isText) current += text;
    },
    close: (tag) => {
      isText = false;
      if (tag === 'rPh') isPhonetic = false;
      if (tag === 'si') strings.push(current);
    },
  });
  return strings;
}

function problemOf(fault: WorkbookFault, file: string, { mostRows }: Wanted): Problem {
  switch (fault.kind) {
    case 'damaged':
      return problem('interchange.table-damaged', { file, why: fault.message });
    case 'too-large':
      return problem('interchange.table-too-large', {
        file,
        what: fault.message,
        most: `${TABLE_LIMITS.unpackedBytes / 1024 / 1024} MB`,
      });
    case 'too-many-rows':
      return problem('interchange.table-too-many-rows', { file, most: mostRows });
    case 'too-many-columns':
      return problem('interchange.table-too-many-columns', { file, column: fault.message, most: TABLE_LIMITS.columns });
  }
}
