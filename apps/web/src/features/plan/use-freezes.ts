import { routes } from '@sightline/contract';
import { dayOfDate, type LocalDate } from '@sightline/kernel';
import { useQuery } from '@tanstack/react-query';
import { call } from '../../lib/api.ts';
import { asOfQuery, readKey } from '../../lib/as-of.ts';
import { useAsOf } from '../../lib/as-of-context.ts';
import { useMay } from '../../lib/session.ts';
import type { GanttBand } from '../../ui/gantt/gantt-types.ts';

const NONE: readonly GanttBand[] = [];
const MOST = 200;

/** The freezes of the organisation; none for whom its landscape is not open. */
export function useFreezes(): readonly GanttBand[] {
  const asOf = useAsOf();
  const mayRead = useMay('landscape.read');
  const { data } = useQuery({
    queryKey: readKey(asOf, 'register', 'freezes-of-plans'),
    queryFn: ({ signal }) =>
      call(routes.listLandscape, { query: { ...asOfQuery(asOf), kind: 'freeze', limit: String(MOST) } }, { signal }),
    enabled: mayRead,
    select: ({ rows }) => rows.flatMap(({ values }) => bandOf(values)),
  });
  return data ?? NONE;
}

function bandOf({ name, startsOn, endsOn }: Readonly<Record<string, unknown>>): GanttBand[] {
  if (typeof name !== 'string' || typeof startsOn !== 'string' || typeof endsOn !== 'string') return [];
  return [{ name, from: dayOfDate(startsOn as LocalDate), to: dayOfDate(endsOn as LocalDate) }];
}
