import type { RegisterField } from '@sightline/contract';

/** A fault that the register holds on purpose, and the way a user would mend it. */
export type PlantedFault = {
  readonly row: number;
  readonly field: RegisterField;
  readonly cell: string;
  readonly code: string;
  readonly mend:
    | { readonly kind: 'suggestion'; readonly label: string }
    | { readonly kind: 'type'; readonly text: string }
    | { readonly kind: 'skip' };
};

const HEADERS = [
  'Project key',
  'Project name',
  'Sponsor',
  'Project manager',
  'Programme',
  'Portfolio',
  'Size',
  'Priority',
  'Stage',
  'Go live',
  'Budget',
  'Spent',
  'RAG',
];

const SUBJECTS = [
  'Depot',
  'Meter',
  'Crew',
  'Pump',
  'Tariff',
  'Archive',
  'Intranet',
  'Reservoir',
  'Fleet',
  'Laboratory',
];
const WORKS = ['renewal', 'relocation', 'rostering', 'telemetry', 'consolidation', 'audit trail'];
const SPONSORS = [
  'Henrik Dalgaard',
  'Marisol Quintero',
  'Chidi Nwosu',
  'Agnieszka Wrona',
  'Tobias Lindqvist',
  'Fatima El Amrani',
];
const MANAGERS = [
  'Amara Osei',
  'Lucas Brandt',
  'Yuki Tanabe',
  'Rosalind Pike',
  'Gareth Howells',
  'Ines Carvalho',
  'Bogdan Petrescu',
  'Sunniva Aas',
];
const PROGRAMS = ['Network upkeep', 'Customer first', 'Safe water', 'Back office', ''];
const PORTFOLIOS = ['Operations', 'Corporate'];
const SIZES = ['S', 'M', 'L', 'XL'];
const STAGES = ['Deliver', 'Planning', 'Business case', 'Deliver', 'Deploy', 'On hold', 'In progress', 'Idea'];
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const COLOURS = ['Green', 'Amber', '', 'Green', 'Red', 'G'];

const COLUMN_OF = {
  key: 0,
  name: 1,
  sponsor: 2,
  manager: 3,
  stage: 8,
  goLiveOn: 9,
  budget: 10,
  spent: 11,
  reported: 12,
} as const;

type Planted = PlantedFault & { readonly field: keyof typeof COLUMN_OF; readonly text: string };

/** Row 31 is row 5 once more; the others are one cell each. */
const COPIED_ROW = { row: 31, from: 5 };

const PLANTED: readonly Planted[] = [
  plant(7, 'sponsor', 'Henrik Dalgard', 'portfolio.person-similar', {
    kind: 'suggestion',
    label: 'Use Henrik Dalgaard',
  }),
  plant(13, 'sponsor', 'TBC', 'portfolio.person-missing', { kind: 'suggestion', label: 'Leave empty' }),
  plant(19, 'goLiveOn', 'May 2027', 'portfolio.date-not-read', { kind: 'suggestion', label: '31 May 2027' }),
  plant(24, 'budget', 'TBC', 'portfolio.amount-not-read', { kind: 'type', text: '240,000' }),
  plant(COPIED_ROW.row, 'key', keyOf(COPIED_ROW.from), 'portfolio.key-repeated', { kind: 'skip' }),
  plant(38, 'spent', '(35,000)', 'portfolio.amount-negative', { kind: 'type', text: '35,000' }),
  plant(44, 'stage', 'Delivr', 'portfolio.stage-not-known', { kind: 'suggestion', label: 'Deliver' }),
  plant(50, 'reported', 'Amber/Green', 'portfolio.colour-not-known', { kind: 'suggestion', label: 'Amber' }),
  plant(56, 'manager', 'Amara Osei / Lucas Brandt', 'portfolio.person-not-one', {
    kind: 'suggestion',
    label: 'Amara Osei',
  }),
];

export const SIXTY_ROWS = { first: 2, last: 61, count: 60, skippedAfterMending: 1 } as const;
export const PLANTED_FAULTS: readonly PlantedFault[] = PLANTED.map(({ text: _, ...fault }) => fault);

/** Sixty projects as a portfolio office pastes them from its spreadsheet: tab-separated, one header, nine faults. */
export function sixtyRowRegister(): string {
  const rows = Array.from({ length: SIXTY_ROWS.count }, (_, index) => plainRow(index + SIXTY_ROWS.first));
  const withCopy = rows.map((row, index) =>
    index + SIXTY_ROWS.first === COPIED_ROW.row ? plainRow(COPIED_ROW.from) : row,
  );
  const faulty = withCopy.map((row, index) => {
    const planted = PLANTED.filter((each) => each.row === index + SIXTY_ROWS.first);
    return planted.reduce((cells, each) => cells.with(COLUMN_OF[each.field], each.text), row);
  });
  return `${[HEADERS, ...faulty].map((row) => row.join('\t')).join('\r\n')}\r\n`;
}

function plainRow(row: number): string[] {
  const budget = 40_000 + ((row * 7919) % 97) * 12_500;
  return [
    keyOf(row),
    `${SUBJECTS[row % SUBJECTS.length]} ${WORKS[Math.floor(row / SUBJECTS.length) % WORKS.length]}`,
    SPONSORS[(row * 5) % SPONSORS.length] ?? '',
    MANAGERS[(row * 3) % MANAGERS.length] ?? '',
    PROGRAMS[row % PROGRAMS.length] ?? '',
    PORTFOLIOS[row % PORTFOLIOS.length] ?? '',
    SIZES[(row * 3) % SIZES.length] ?? '',
    String(row - 1),
    STAGES[row % STAGES.length] ?? '',
    `${(row % 28) + 1} ${MONTHS[row % 12]} ${2026 + (row % 2)}`,
    grouped(budget),
    grouped(Math.round((budget * (row % 9)) / 1000) * 100),
    COLOURS[row % COLOURS.length] ?? '',
  ];
}

function keyOf(row: number): string {
  return `CAP-${String(row + 98)}`;
}

function grouped(amount: number): string {
  return String(amount).replace(/\B(?=(\d{3})+$)/g, ',');
}

function plant(
  row: number,
  field: keyof typeof COLUMN_OF,
  text: string,
  code: string,
  mend: PlantedFault['mend'],
): Planted {
  return { row, field, cell: `${String.fromCharCode(65 + COLUMN_OF[field])}${row}`, code, mend, text };
}
