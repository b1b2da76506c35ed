import { KEY_COLUMN, labelOf, PROJECT_COLUMN, type RecordGroup, type RecordKind } from '@sightline/contract';

/** Column (0-based) of each field, of the key and of the project. */
export type Columns = Readonly<Record<string, number>>;

/** Other words that people head these columns with, surest first. */
const OTHER_WORDS: Readonly<Record<string, readonly string[]>> = {
  [KEY_COLUMN]: ['id', 'identifier', 'code', 'number', 'no', 'ref', 'reference', 'key id', 'row id'],
  [PROJECT_COLUMN]: ['project key', 'project id', 'project code', 'project name', 'project no', 'investment'],
  name: ['title', 'description', 'summary', 'subject', 'statement', 'application', 'application name'],
  aliases: ['alias', 'other names', 'aka', 'synonyms'],
  spellings: ['other spellings', 'aliases', 'also known as'],
  ownerId: ['responsible', 'accountable', 'assigned to', 'owned by'],
  amountMinor: ['cost', 'value', 'sum', 'net', 'net amount', 'total'],
  valueMinor: ['amount', 'contract value', 'obligation', 'obligation musd', 'total value'],
  periodOn: ['period', 'posting date', 'posting period', 'posted', 'date'],
  startsOn: ['start', 'start date', 'begin', 'from date', 'valid from'],
  endsOn: ['end', 'end date', 'finish', 'until', 'to date', 'valid to', 'expiry'],
  dueOn: ['due date', 'deadline', 'target date', 'by'],
  vendorId: ['supplier', 'vendor name', 'supplier name', 'contractor'],
  vendor: ['supplier', 'vendor name', 'supplier name'],
  systemId: ['system', 'application'],
  reference: ['contract number', 'piid', 'contract no', 'po number', 'po'],
  ledgerRef: ['document', 'document number', 'voucher', 'journal', 'line', 'ledger reference'],
  state: ['status'],
  probability: ['likelihood'],
  email: ['e mail', 'e mail address', 'email address', 'mail', 'work email', 'address'],
  firstName: ['first', 'given name', 'forename'],
  lastName: ['last', 'surname', 'family name'],
  hostedOnId: ['host', 'platform', 'server'],
};

/** Proposes a column for each field that a header names; a column serves one field, the surest match first. */
export function guessColumns(group: RecordGroup, kind: RecordKind, headers: readonly string[]): Columns {
  const targets = targetsOf(group, kind);
  const claims = headers.flatMap((header, column) =>
    targets.flatMap(({ target, words }) => {
      const rank = words.indexOf(plain(header));
      return rank === -1 ? [] : [{ target, column, rank }];
    }),
  );
  claims.sort((a, b) => a.rank - b.rank || a.column - b.column);
  const columns: Record<string, number> = {};
  const used = new Set<number>();
  for (const { target, column } of claims) {
    if (columns[target] !== undefined || used.has(column)) continue;
    columns[target] = column;
    used.add(column);
  }
  return columns;
}

/** Everything that a column can carry, with the words for it. */
export function targetsOf(group: RecordGroup, kind: RecordKind) {
  const fields = Object.entries(kind.fields).map(([name, field]) => ({
    target: name,
    words: [
      plain(labelOf(name, field)),
      plain(spaced(name)),
      ...(OTHER_WORDS[name] ?? []),
      ...(name === kind.title ? titleWords(kind) : []),
    ],
  }));
  const fixed = (target: string) => ({
    target,
    words: [target, `${plain(kind.one)} ${target}`, ...(OTHER_WORDS[target] ?? [])],
  });
  return [fixed(KEY_COLUMN), ...(group.isInProject ? [fixed(PROJECT_COLUMN)] : []), ...fields];
}

/** A column headed "Supplier" holds what vendors are called. */
function titleWords({ name, one }: RecordKind): readonly string[] {
  const reference = name.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
  return [one, `${one} name`, ...(OTHER_WORDS[`${reference}Id`] ?? [])];
}

function spaced(name: string): string {
  return name.replace(/(Id|Minor|On)$/, '').replace(/[A-Z]/g, (capital) => ` ${capital}`);
}

function plain(header: string): string {
  return header
    .toLowerCase()
    .replace(/[([{].*?[)\]}]/g, ' ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
