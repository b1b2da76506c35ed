import { useMemo, useState } from 'react';
import { DataGrid } from '../../ui/data-grid/data-grid.tsx';
import type { GridItem } from '../../ui/data-grid/grid-types.ts';
import { reviewColumns } from './review-columns.tsx';
import { ReviewDetail } from './review-detail.tsx';
import type { ProjectRef, ReviewRow } from './review-model.ts';
import { strings } from './strings.ts';
import type { Match } from './use-plan-draft.ts';

type Props = {
  readonly rows: readonly ReviewRow[];
  readonly projects: readonly ProjectRef[];
  readonly onMatch: (matches: readonly Match[]) => void;
};

const ROW_HEIGHT = 28;

/** One line per file, and below it one per plan where a file holds several; a line opens to what it brings. */
export function ReviewGrid({ rows, projects, onMatch }: Props) {
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const [pickerFor, setPickerFor] = useState<string | null>(null);
  const toggle = (row: ReviewRow) => setOpen((now) => toggled(now, row.id));
  const names = useMemo(() => new Map<string, ProjectRef>(projects.map((each) => [each.id, each])), [projects]);
  const columns = reviewColumns({
    projects,
    names,
    open,
    onToggle: toggle,
    pickerFor,
    onPicker: setPickerFor,
    onMatch,
  });
  const items = rows.flatMap((row): readonly GridItem<ReviewRow>[] => {
    const isExpanded = open.has(row.id);
    const line: GridItem<ReviewRow> = { kind: 'row', id: row.id, row, isExpanded };
    if (!isExpanded) return [line];
    return [line, { kind: 'detail', id: `${row.id} detail`, content: <ReviewDetail row={row} onMatch={onMatch} /> }];
  });
  return (
    <DataGrid
      label={strings.table.label}
      columns={columns}
      items={items}
      rowHeight={ROW_HEIGHT}
      onOpen={toggle}
      onPeek={toggle}
      firstColumn="file"
    />
  );
}

function toggled(open: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const next = new Set(open);
  if (!next.delete(id)) next.add(id);
  return next;
}
