import { type GivenRow, textAt } from './given-cells.ts';
import { GROUPS, type NameKind, PEOPLE, slipFinder } from './known-names.ts';
import { type PlacedFault, placeFault, type ReadRow } from './read-row.ts';
import type { CellFault } from './reading.ts';

type Taken = { readonly given: GivenRow; readonly read: ReadRow };
type NameField = 'sponsor' | 'manager' | 'program' | 'portfolio';

export type KnownNames = {
  readonly people: readonly string[];
  readonly programs: readonly string[];
  readonly portfolios: readonly string[];
};

/** Names that are nearly a known one. A person stops the commit; a group is only pointed out, for such names are often alike. */
export function nameFaults(rows: readonly Taken[], known: KnownNames): readonly PlacedFault[] {
  return [
    ...slips(rows, ['sponsor', 'manager'], {
      kind: PEOPLE,
      known: known.people,
      code: 'portfolio.person-similar',
      severity: 'error',
    }),
    ...slips(rows, ['program'], {
      kind: GROUPS,
      known: known.programs,
      code: 'portfolio.group-similar',
      severity: 'warning',
    }),
    ...slips(rows, ['portfolio'], {
      kind: GROUPS,
      known: known.portfolios,
      code: 'portfolio.group-similar',
      severity: 'warning',
    }),
  ];
}

type Comparison = Pick<CellFault, 'code' | 'severity'> & { readonly kind: NameKind; readonly known: readonly string[] };

function slips(
  rows: readonly Taken[],
  fields: readonly NameField[],
  { kind, known, code, severity }: Comparison,
): readonly PlacedFault[] {
  const cells = rows.flatMap(({ given, read }) =>
    fields.flatMap((field) => {
      const name = read.values[field];
      return name === null ? [] : [{ given, field, name, isConfirmed: given.cells.get(field)?.isConfirmed ?? false }];
    }),
  );
  const slipsOf = slipFinder(kind, known, cells);
  return cells.flatMap(({ given, field, name }) => {
    const others = slipsOf(name).slice(0, 3);
    const [other] = others;
    if (other === undefined) return [];
    const take = others.map((each) => ({ text: each, label: `Use ${each}` }));
    const keep = { text: textAt(given, field), label: `Keep ${name}` };
    return [placeFault(given, field, { code, severity, params: { other }, suggestions: [...take, keep] })];
  });
}
