import type { RegisterField, RegisterMapping } from '@sightline/contract';
import { readTable } from '@sightline/interchange';
import { type Currency, type ProjectId, parseCurrency, parseId } from '@sightline/kernel';
import { guessMapping } from '../guess-mapping.ts';
import { type Register, type RegisterReading, readRegister } from '../read-register.ts';

export const GBP = currency('GBP');

export function currency(code: string): Currency {
  const parsed = parseCurrency(code);
  if (parsed === null) throw new Error(`${code} is no currency`);
  return parsed;
}

export function projectId(number: number): ProjectId {
  const id = parseId<'project'>(`00000000-0000-7000-8000-${String(number).padStart(12, '0')}`);
  if (id === null) throw new Error(`${number} makes no id`);
  return id;
}

/** A register as its decision takes it: tab-separated text read with a guessed mapping, on an empty record unless told. */
export async function registerOf(
  text: string,
  given: Partial<Register> & { readonly columns?: RegisterMapping['columns'] } = {},
): Promise<Register> {
  const table = await readTable(new TextEncoder().encode(text), 'pasted');
  if (!table.ok) throw new Error(JSON.stringify(table.problems));
  const { headers, rows } = table.value;
  const guessed = guessMapping(headers, rows, GBP);
  const { columns, onRecord, ...rest } = given;
  return {
    headers,
    rows,
    mapping: { ...guessed, columns: columns ?? guessed.columns },
    edits: [],
    skipped: [],
    onRecord: { projects: [], retiredKeys: [], people: [], programs: [], portfolios: [], ...onRecord },
    ...rest,
  };
}

/** `F12 portfolio.date-not-read` for each fault, the table's own problems first. */
export function codesOf(reading: RegisterReading): readonly string[] {
  return [
    ...reading.problems.map((each) => each.code),
    ...reading.faults.map((each) => `${each.cell} ${each.problem.code}`),
  ];
}

/** What a table of one value column makes of each text: the understood text, or the code of its fault. */
export async function readColumn(
  field: RegisterField,
  header: string,
  texts: readonly string[],
  given: Partial<Register> = {},
) {
  const lines = texts.map((text, index) => `P${index + 1}\tProject ${index + 1}\t${text}`);
  const reading = readRegister(await registerOf(`Key\tName\t${header}\n${lines.join('\n')}\n`, given));
  return reading.rows.map((row) => {
    const fault = reading.faults.find((each) => each.row === row.row && each.field === field);
    return fault === undefined
      ? (row.cells.get(field)?.understood ?? '')
      : [fault.problem.code.replace('portfolio.', ''), ...fault.suggestions.map((each) => each.text)];
  });
}
