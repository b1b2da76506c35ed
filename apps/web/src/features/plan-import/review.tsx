import { SegmentedControl, TextInput } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import type { PlanImport } from '@sightline/contract';
import { IconSearch } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { counted } from '../../lib/format.ts';
import { Card, CardHeader } from '../../ui/page.tsx';
import classes from './review.module.css';
import { ReviewGrid } from './review-grid.tsx';
import { ReviewList } from './review-list.tsx';
import { countByFilter, filterRows, type ProjectRef, type ReviewFilter, reviewRows } from './review-model.ts';
import { strings } from './strings.ts';
import type { Match } from './use-plan-draft.ts';

export type ReviewProps = {
  readonly draft: PlanImport;
  readonly projects: readonly ProjectRef[];
  readonly onMatch: (matches: readonly Match[]) => void;
};

const FILTERS: readonly ReviewFilter[] = ['all', 'ready', 'review', 'refused'];

/** The dry run: per file what comes, what stays behind and why, and to which project each plan goes. */
export function Review({ draft, projects, onMatch }: ReviewProps) {
  const [filter, setFilter] = useState<ReviewFilter>('all');
  const [search, setSearch] = useState('');
  const isPhone = useMediaQuery('(max-width: 700px)', false, { getInitialValueInEffect: false });
  const rows = useMemo(() => reviewRows(draft), [draft]);
  const shown = useMemo(() => filterRows(rows, filter, search), [rows, filter, search]);
  const counts = countByFilter(rows);
  const body = { rows: shown, projects, onMatch };
  return (
    <div className={classes.work}>
      <Card label={strings.table.label}>
        <CardHeader title={strings.table.heading} note={counted(draft.files.length, 'file')}>
          <TextInput
            className={classes.search ?? ''}
            aria-label={strings.search}
            placeholder={strings.search}
            leftSection={<IconSearch size={14} stroke={1.6} aria-hidden="true" />}
            value={search}
            onChange={(event) => setSearch(event.currentTarget.value)}
          />
          <SegmentedControl
            size="xs"
            className={classes.filter ?? ''}
            aria-label={strings.filters.label}
            value={filter}
            onChange={(value) => setFilter(FILTERS.find((each) => each === value) ?? 'all')}
            data={FILTERS.map((each) => ({ value: each, label: `${strings.filters[each]} ${counts[each]}` }))}
          />
        </CardHeader>
        {isPhone ? <ReviewList {...body} /> : <ReviewGrid {...body} />}
        {shown.length === 0 ? <p className={classes.none}>{strings.table.none}</p> : null}
      </Card>
    </div>
  );
}
