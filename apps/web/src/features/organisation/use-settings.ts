import { type ResponseOf, type Route, routes, type Settings, type WireProblem } from '@sightline/contract';
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { call, failureOf, mintCommandId, problemsOf } from '../../lib/api.ts';
import { type Draft, type ReadDraft, readDraft, type Section, wantedRules, withoutSection } from './settings-draft.ts';

export type Preview = ResponseOf<typeof routes.previewStatusRules>;

const READ = { queryKey: ['settings'] as const, queryFn: () => call(routes.readSettings, {}) };

export function useSettings() {
  const read = useQuery(READ);
  return {
    settings: read.data ?? null,
    failure: read.error === null ? null : failureOf(read.error),
    retry: () => void read.refetch(),
  };
}

/** What other limits would do to the computed colours; asked only while some are typed and can be read. */
export function usePreview(read: ReadDraft | null) {
  const query = read === null ? {} : wantedRules(read);
  const isAsked = Object.keys(query).length > 0;
  const asked = useQuery({
    queryKey: ['settings-preview', query],
    queryFn: ({ signal }) => call(routes.previewStatusRules, { query }, { signal }),
    enabled: isAsked,
    placeholderData: keepPreviousData,
  });
  return {
    isAsked,
    preview: isAsked ? (asked.data ?? null) : null,
    isStale: asked.isPlaceholderData,
    failure: isAsked && asked.error !== null ? failureOf(asked.error) : null,
    retry: () => void asked.refetch(),
  };
}

export type SectionsPreview = ResponseOf<typeof routes.previewSettingsSections>;

/** What another calendar and other sizes would do; asked as soon as a section is changed. */
export function useSectionsPreview(read: ReadDraft | null) {
  const sections = read?.sections ?? null;
  const wanted = JSON.stringify({
    workingCalendar: sections?.workingCalendar?.value,
    sizeTiers: sections?.sizeTiers?.value,
  });
  const asked = useQuery({
    queryKey: ['settings-sections-preview', wanted],
    queryFn: ({ signal }) => call(routes.previewSettingsSections, { query: { wanted } }, { signal }),
    enabled: sections !== null,
    placeholderData: keepPreviousData,
  });
  return {
    isAsked: sections !== null,
    preview: sections === null ? null : (asked.data ?? null),
    isStale: asked.isPlaceholderData,
    failure: sections !== null && asked.error !== null ? failureOf(asked.error) : null,
    retry: () => void asked.refetch(),
  };
}

export type Kept =
  | { readonly kind: 'kept' }
  | { readonly kind: 'refused'; readonly problems: readonly WireProblem[]; readonly left: Draft }
  | { readonly kind: 'away'; readonly left: Draft };

/** Keeps a draft section by section, each as one command; what could not be kept is what is left of it. */
export function useKeepSettings(): (draft: Draft) => Promise<Kept> {
  const client = useQueryClient();
  const readAgain = () => client.fetchQuery({ ...READ, staleTime: 0 });
  return async (draft) => {
    let left = draft;
    try {
      for (const [section, send] of stepsOf(readDraft(draft))) {
        await sendOnLatest(send, readAgain);
        left = withoutSection(left, section);
      }
      return { kind: 'kept' };
    } catch (error) {
      const failure = failureOf(error);
      return failure.kind === 'away' ? { kind: 'away', left } : { kind: 'refused', problems: failure.problems, left };
    } finally {
      // The page goes on from what is kept now, not from what it was before.
      await client.refetchQueries({ queryKey: READ.queryKey, exact: true });
      for (const word of ['session', 'line-of-sight', 'project', 'why']) {
        void client.invalidateQueries({ queryKey: [word] });
      }
    }
  };
}

type Send = (version: number, commandId: string) => Promise<unknown>;

function stepsOf({ general, rules, year, periods, rates, sections }: ReadDraft): readonly (readonly [Section, Send])[] {
  const send =
    <R extends Route>(route: R, body: unknown): Send =>
    (version, commandId) =>
      // The draft is read part by part; the contract's schema has the last word on the server.
      call<Route>(route, { version, body } as never, { commandId });
  const steps: (readonly [Section, Send])[] = [];
  if (general !== null) steps.push(['general', send(routes.changeGeneralSettings, general)]);
  if (rules !== null) steps.push(['rules', send(routes.changeStatusRules, rules)]);
  if (year !== null) steps.push(['year', send(routes.addFiscalYear, year)]);
  if (periods.length > 0) steps.push(['periods', send(routes.movePeriods, { changes: periods })]);
  if (rates.length > 0) steps.push(['rates', send(routes.changeExchangeRates, { changes: rates })]);
  if (sections !== null) steps.push(['sections', send(routes.changeSettingsSections, sections)]);
  return steps;
}

/** Somebody may keep other settings at the same time; after so many rounds the writer is told instead. */
const MOST_ROUNDS = 4;

/** On the version that is known last, and again on a newer one when only other settings moved. */
async function sendOnLatest(send: Send, readAgain: () => Promise<Settings>, round = 1): Promise<void> {
  const { version } = await readAgain();
  try {
    await send(version, mintCommandId());
  } catch (error) {
    const hasMoved = problemsOf(error).some(({ code }) => code === 'audit.version-stale');
    if (!hasMoved || round === MOST_ROUNDS) throw error;
    await sendOnLatest(send, readAgain, round + 1);
  }
}
