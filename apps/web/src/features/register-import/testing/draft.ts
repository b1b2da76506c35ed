import { type RegisterField, type RegisterImport, registerImport } from '@sightline/contract';

type FaultShape = {
  readonly row: number;
  readonly field: RegisterField;
  readonly code?: string;
  readonly severity?: 'error' | 'warning' | 'note';
  readonly suggestions?: readonly string[];
};

export function faultOf(shape: FaultShape): RegisterImport['faults'][number] {
  const { row, field, code = 'portfolio.date-not-read', severity = 'error', suggestions = [] } = shape;
  return {
    row,
    field,
    cell: `F${row}`,
    problem: { code, severity, subject: null, params: {}, text: `Row ${row}.`, advice: 'Type another value.' },
    suggestions: suggestions.map((text) => ({ text, label: text })),
  };
}

type DraftShape = Partial<Pick<RegisterImport, 'faults' | 'problems' | 'mapping'>> & {
  readonly rows?: readonly { readonly row: number; readonly cells: Readonly<Partial<Record<RegisterField, string>>> }[];
  readonly outcome?: Partial<RegisterImport['outcome']>;
};

/** A draft as the server would send it: parsed by the contract, so that a test cannot invent a shape. */
export function draftOf(shape: DraftShape = {}): RegisterImport {
  const { rows = [], outcome, faults = [], problems = [], mapping } = shape;
  return registerImport.parse({
    id: '01890a5d-ac96-774b-bcce-b302099a8057',
    version: 1,
    state: 'draft',
    fileName: 'register.csv',
    sheet: null,
    sheets: [],
    headers: ['Project', 'Go-live', 'Budget'].map((text, index) => ({
      index,
      letter: 'ABC'[index],
      text,
      sample: [],
      groups: [],
    })),
    mapping: mapping ?? { columns: { name: 0, goLiveOn: 1 }, dateOrder: null, currency: 'GBP' },
    isMappingRemembered: false,
    rows: rows.map(({ row, cells }) => ({
      row,
      cells: Object.fromEntries(
        Object.entries(cells).map(([field, text]) => [field, { text, understood: '', isEdited: false }]),
      ),
      isSkipped: false,
      updates: null,
    })),
    faults,
    problems,
    outcome: {
      newProjects: 0,
      updatedProjects: 0,
      skippedRows: 0,
      otherRows: 0,
      newPeople: [],
      newPrograms: [],
      newPortfolios: [],
      ...outcome,
    },
  });
}
