import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { portfolioProblemTexts } from '../problem-texts.ts';
import { REGISTER_FIELDS } from './fields.ts';
import { type Register, readRegister } from './read-register.ts';
import { codesOf, currency, GBP, projectId, registerOf } from './testing/register-of.ts';
import { PLANTED_FAULTS, SIXTY_ROWS, sixtyRowRegister } from './testing/sixty-row-register.ts';

const NOBODY = { projects: [], retiredKeys: [], people: [], programs: [], portfolios: [] };
const PAYROLL = { id: projectId(1), version: 3, key: 'PRJ-101', name: 'Payroll', currency: GBP };
const DEPOT = { ...PAYROLL, id: projectId(2), key: 'PRJ-9', name: 'Depot', currency: currency('EUR') };

async function codes(text: string, given: Parameters<typeof registerOf>[1] = {}) {
  return codesOf(readRegister(await registerOf(text, given)));
}

describe('rows compared with each other and with the record', () => {
  it.each<[what: string, text: string, given: Partial<Register>, expected: readonly string[]]>([
    ['a key twice, in another case', 'Key\tName\nP-1\tA\np-1\tB', {}, ['A3 portfolio.key-repeated']],
    ['a key that is none', 'Key\tName\nP 1?\tA', {}, ['A2 portfolio.key-not-valid']],
    [
      'a key of a removed project',
      'Key\tName\nOLD-1\tA',
      { onRecord: { ...NOBODY, retiredKeys: ['old-1'] } },
      ['A2 portfolio.key-taken'],
    ],
    ['a name twice without keys', 'Name\tStage\nA\tIdea\na \tIdea', {}, ['A3 portfolio.name-repeated']],
    ['a name twice under two keys', 'Key\tName\nP-1\tA\nP-2\tA', {}, []],
    ['no name', 'Key\tName\nP-1\t', {}, ['B2 portfolio.name-missing']],
    [
      'no name, but the key of a project',
      'Key\tName\tTier\nPRJ-101\t\tS',
      { onRecord: { ...NOBODY, projects: [PAYROLL] } },
      [],
    ],
    [
      'amounts for a project in another currency',
      'Key\tName\tBudget\tSpent\nPRJ-101\tPayroll\t500\t',
      { onRecord: { ...NOBODY, projects: [{ ...PAYROLL, currency: currency('EUR') }] } },
      ['C2 portfolio.project-other-currency'],
    ],
    [
      'the name of a project, no key',
      'Name\tTier\nPAYROLL\tS',
      { onRecord: { ...NOBODY, projects: [PAYROLL] } },
      ['row 2 portfolio.name-on-record'],
    ],
    ['a skipped copy', 'Key\tName\nP-1\tA\nP-1\tB', { skipped: [3] }, []],
    [
      'a slip of a name on record',
      'Name\tPM\nA\tPryia Raman',
      { onRecord: { ...NOBODY, people: ['Priya Raman'] } },
      ['B2 portfolio.person-similar'],
    ],
    [
      'a slip of a name that is written more often',
      'Name\tPM\tSponsor\nA\tPriya Raman\tDan Whitaker\nB\tPriya Ramen\tDan Whitaker\nC\tPriya Raman\t',
      {},
      ['B3 portfolio.person-similar'],
    ],
    ['names that are only a little alike', 'Name\tPM\nA\tJon Smith\nB\tTom Smith', {}, []],
    [
      'a program that is nearly another',
      'Name\tProgramme\nA\tSafe water\nB\tSafe wter\nC\tSafe water',
      {},
      ['B3 portfolio.group-similar'],
    ],
    ['numbered programs', 'Name\tProgramme\nA\tPhase 1\nB\tPhase 2', {}, []],
    [
      'no column for the name',
      'Key\tTier\nP-1\tS',
      {},
      ['portfolio.register-no-name-column', 'row 2 portfolio.name-missing'],
    ],
  ])('%s', async (_, text, given, expected) => {
    expect(await codes(text, given)).toEqual(expected);
  });

  it('says which column is not there and which is used twice', async () => {
    const columns = { name: 1, key: 1, stage: 7 };
    expect(await codes('Key\tName\nP-1\tA', { columns })).toEqual(
      expect.arrayContaining(['portfolio.column-used-twice', 'portfolio.column-not-there']),
    );
  });

  it('offers the key of the project that has the same name, and updates it when it is taken', async () => {
    const given = { onRecord: { ...NOBODY, projects: [PAYROLL] } };
    const before = readRegister(await registerOf('Name\tTier\nPayroll\tS', given));
    expect(before.faults[0]).toMatchObject({ field: 'key', suggestions: [{ text: 'PRJ-101' }] });
    const edits = [{ row: 2, field: 'key' as const, text: 'PRJ-101', isConfirmed: false }];
    const after = readRegister(await registerOf('Name\tTier\nPayroll\tS', { ...given, edits }));
    expect(after.faults).toEqual([]);
    expect(after.rows[0]?.updates).toEqual(PAYROLL);
    expect(after.outcome).toMatchObject({ newProjects: 0, updatedProjects: 1 });
  });

  it('takes a name that is like another one when the user insists', async () => {
    const edits = [{ row: 3, field: 'manager' as const, text: 'Priya Ramen', isConfirmed: true }];
    expect(await codes('Name\tPM\nA\tPriya Raman\nB\tPriya Ramen', { edits })).toEqual([]);
  });

  it('counts what the commit would make', async () => {
    const text =
      'Name\tSponsor\tPM\tProgramme\tPortfolio\nA\tPriya Raman\tRaman, Priya\tSafe water\tOperations\nB\tDan Whitaker\t\tsafe  water\t\nC\t\t\t\t';
    const onRecord = { ...NOBODY, people: ['Dan Whitaker'], portfolios: ['operations'] };
    expect(readRegister(await registerOf(text, { onRecord, skipped: [4] })).outcome).toEqual({
      newProjects: 2,
      updatedProjects: 0,
      skippedRows: 1,
      newPeople: ['Priya Raman'],
      newPrograms: ['Safe water'],
      newPortfolios: [],
      otherRows: 0,
    });
  });
});

describe('the register of sixty rows', () => {
  it('has exactly its nine faults, each with a way out', async () => {
    const reading = readRegister(await registerOf(sixtyRowRegister()));
    expect(reading.problems).toEqual([]);
    expect(reading.rows).toHaveLength(SIXTY_ROWS.count);
    const found = reading.faults.map((each) => ({
      row: each.row,
      field: each.field,
      cell: each.cell,
      code: each.problem.code,
    }));
    expect(found).toEqual(PLANTED_FAULTS.map(({ mend: _, ...place }) => place));
    for (const { cell, mend } of PLANTED_FAULTS) {
      const labels = reading.faults.find((each) => each.cell === cell)?.suggestions.map((each) => each.label);
      if (mend.kind === 'suggestion') expect(labels).toContain(mend.label);
    }
  });

  it('has none when each is mended as planned', async () => {
    const register = await registerOf(sixtyRowRegister());
    const { faults } = readRegister(register);
    const edits = PLANTED_FAULTS.flatMap(({ cell, row, field, mend }) => {
      const suggested = faults.find((each) => each.cell === cell)?.suggestions ?? [];
      const text =
        mend.kind === 'type'
          ? mend.text
          : suggested.find((each) => mend.kind === 'suggestion' && each.label === mend.label)?.text;
      return text === undefined ? [] : [{ row, field, text, isConfirmed: false }];
    });
    const skipped = PLANTED_FAULTS.flatMap(({ row, mend }) => (mend.kind === 'skip' ? [row] : []));
    const reading = readRegister({ ...register, edits, skipped });
    expect(reading.faults).toEqual([]);
    expect(reading.outcome).toMatchObject({
      newProjects: 59,
      skippedRows: SIXTY_ROWS.skippedAfterMending,
      updatedProjects: 0,
    });
  });
});

/** A catalogue entry that no reading of a register raises: it belongs to a command. */
const RAISED_ELSEWHERE = new Set([
  'portfolio.name-taken',
  'portfolio.field-moved',
  'portfolio.project-closed',
  'portfolio.assurer-in-program',
  'portfolio.status-in-future',
  'portfolio.import-committed',
  'portfolio.import-has-faults',
  'portfolio.register-empty',
  'portfolio.register-too-large',
  'portfolio.row-not-there',
  'portfolio.register-moved',
]);

it('raises every fault of the catalogue', async () => {
  const doubtful = ['Name\tStart\tGo live\tBudget\tSpent', ...Array.from({ length: 20 }, (_, at) => `P${at}\t\t\t10`)];
  const header = 'Key\tName\tSponsor\tPM\tProgramme\tPortfolio\tTier\tPriority\tStage\tGo live\tBudget\tSpent\tRAG';
  const rows = [
    ['K 1', '', 'TBC', 'Priya', 'N/A', 'Ops', '?', 'High', 'Odd', '04/05/26', 'TBC', '(5)', 'Blue'],
    ['K2', 'x'.repeat(300), 'Priya Raman', '', 'Safe water', '', '', '', '', '1 May 1899', '€5'],
    ['K2', 'Twice', 'Priya Ramen', '', 'Safe wtaer', '', '', '', '', 'soon'],
    ['', 'Payroll', 'Priya Raman', '', 'Safe water'],
    ['', 'Payroll'],
    ['OLD-1', 'Old'],
    ['PRJ-9', 'Depot', '', '', '', '', '', '', '', '', '5'],
  ];
  const text = [header, ...rows.map((row) => row.join('\t'))].join('\n');
  const onRecord = { ...NOBODY, projects: [PAYROLL, DEPOT], retiredKeys: ['OLD-1'] };
  const readings = [
    readRegister(await registerOf(text, { onRecord })),
    readRegister(await registerOf([...doubtful, 'X\t2 May 2026\t1 May 2026\t10000\t2000000'].join('\n'))),
    readRegister(await registerOf('Key\tOther\nA\tB', { columns: { key: 0, tier: 0, stage: 9 } })),
  ];
  const raised = new Set(readings.flatMap(codesOf).map((each) => each.split(' ').at(-1)));
  const expected = Object.keys(portfolioProblemTexts).filter((code) => !RAISED_ELSEWHERE.has(code));
  expect(expected.filter((code) => !raised.has(code))).toEqual([]);
});

it('understands a typed day and number of a workbook as it understands the same in text', async () => {
  const text = await registerOf('Name\tGo live\tBudget\tPriority\nDepot\t2026-05-04\t1250000.5\t2');
  const typed = {
    number: 2,
    cells: [
      cellOf('text', 'Depot'),
      cellOf('date', '2026-05-04'),
      cellOf('number', '1250000.5'),
      cellOf('number', '2'),
    ],
  };
  expect(readRegister({ ...text, rows: [typed] })).toEqual(readRegister(text));
  const negative = { ...typed, cells: typed.cells.with(2, cellOf('number', '-5')) };
  expect(codesOf(readRegister({ ...text, rows: [negative] }))).toEqual(['C2 portfolio.amount-negative']);
});

function cellOf(kind: 'text' | 'date' | 'number', text: string) {
  return { kind, text };
}

describe('for every register', () => {
  const word = fc.constantFrom('Depot', 'Meter', 'Pump', 'Crew', 'Tariff');
  const rowOf = fc.record({
    name: fc.tuple(word, word, fc.integer({ min: 1, max: 99_999 })).map((parts) => parts.join(' ')),
    sponsor: fc.constantFrom('Henrik Dalgaard', 'Nwosu, Chidi', 'agnieszka wrona', ''),
    stage: fc.constantFrom('Deliver', '2 - Planning', 'on hold', 'Business Case', ''),
    goLive: fc.constantFrom('4 May 2026', '2027-01-31', '25/12/2026', '04/05/2026', 'Feb 29, 2028', ''),
    budget: fc.oneof(
      fc.integer({ min: 0, max: 9e9 }).map(String),
      fc.constantFrom('£1.2m', '1.200.000,55', '500k', ''),
    ),
    colour: fc.constantFrom('G', 'amber', 'RED', ''),
    tier: fc.constantFrom('small', 'XL', ''),
    priority: fc.constantFrom('P1', '7', ''),
  });
  const HEADER = 'Name\tSponsor\tStage\tGo live\tBudget\tRAG\tTier\tPriority';

  it('what is understood, written out, is understood the same', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(rowOf, { minLength: 1, maxLength: 12 }), async (rows) => {
        const text = [
          HEADER,
          ...rows.map((row) =>
            [row.name, row.sponsor, row.stage, row.goLive, row.budget, row.colour, row.tier, row.priority].join('\t'),
          ),
        ];
        const dateOrder = 'day-first' as const;
        const first = await registerOf(text.join('\n'));
        const reading = readRegister({ ...first, mapping: { ...first.mapping, dateOrder } });
        const written = reading.rows.map((row) =>
          [...first.headers.keys()].map((column) => shownAt(row, first, column)).join('\t'),
        );
        const again = readRegister(await registerOf([HEADER, ...written].join('\n')));
        expect(again.rows.map((row) => row.values)).toEqual(reading.rows.map((row) => row.values));
      }),
      { numRuns: 60 },
    );
  });

  function shownAt(row: ReturnType<typeof readRegister>['rows'][number], register: Register, column: number): string {
    const field = REGISTER_FIELDS.find((each) => register.mapping.columns[each] === column);
    return field === undefined ? '' : (row.cells.get(field)?.understood ?? '');
  }

  it('any text in any cell gives a value, nothing, or a fault with its place; never an exception', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.string({ unit: 'grapheme', maxLength: 40 }), { minLength: 13, maxLength: 13 }),
        async (cells) => {
          const header =
            'Key\tName\tSponsor\tPM\tProgramme\tPortfolio\tTier\tPriority\tStage\tGo live\tBudget\tSpent\tRAG\n';
          const register = await registerOf(`${header}K\tname\n`);
          const row = { number: 3, cells: cells.map((text) => ({ kind: 'text' as const, text: text.trim() })) };
          const reading = readRegister({ ...register, rows: [...register.rows, row] });
          for (const fault of reading.faults) expect(fault.cell).toMatch(/^[A-M]3$/);
          for (const [field, cell] of reading.rows[1]?.cells ?? []) {
            const hasFault = reading.faults.some((fault) => fault.row === 3 && fault.field === field);
            if (!hasFault && cell.text.trim() !== '') expect(cell.understood).not.toBe('');
          }
        },
      ),
      { numRuns: 200 },
    );
  });
});

it('reads 5,000 rows with 2,000 different people', async () => {
  const row = (n: number) => `K-${n}\tProject ${n}\t${name(n % 2000)}\t${name((n * 7) % 2000)}\t4 May 2026\t£1.2m\tG`;
  const name = (n: number) =>
    `${String.fromCharCode(65 + (n % 26))}${'aeiou'[n % 5]}${(n * 31).toString(36).replace(/\d/g, 'x')} ${(n * 7907).toString(36).replace(/\d/g, 'y')}son`;
  const text = ['Key\tName\tSponsor\tPM\tGo live\tBudget\tRAG', ...Array.from({ length: 5000 }, (_, n) => row(n))].join(
    '\n',
  );
  const register = await registerOf(text);
  const reading = readRegister(register);
  expect(reading.rows).toHaveLength(5000);
});
