import type {
  portfolioRoutes,
  reportingRoutes,
  searchRoutes,
  settingsPreviewRoutes,
  settingsSectionRoutes,
} from '@sightline/contract';
import { formatLocalMinute, ok, problem, refused } from '@sightline/kernel';
import type { HandlerOf, ReadContext } from '../audit/index.ts';
import { listSpentLines } from '../finance/index.ts';
import { capabilitiesOn } from '../identity/index.ts';
import { readSettingsSections, type StatusRules, sectionProblems, statusRuleProblems } from '../organisation/index.ts';
import { type CauseStep, causeChainOf } from '../plan/index.ts';
import { explainCell } from './explain-cell.ts';
import { lineOfSight } from './line-of-sight.ts';
import { listHolders, previewClocks, previewSizes } from './preview-settings-sections.ts';
import { previewStatusRules } from './preview-status-rules.ts';
import { readProjectView } from './project-view.ts';
import { readSights, type Sight } from './read-sights.ts';
import { search } from './search.ts';
import { soughtOf } from './search-match.ts';
import { sightRow } from './sight-row.ts';

type Served = Pick<typeof portfolioRoutes, 'readProject'> &
  typeof reportingRoutes &
  typeof searchRoutes &
  typeof settingsPreviewRoutes &
  Pick<typeof settingsSectionRoutes, 'previewSettingsSections'>;

export const reportingHandlers: { readonly [N in keyof Served]: HandlerOf<Served[N]> } = {
  readLineOfSight: async (context, { query }) => {
    const { currency, today, sights } = await readSights(context, null);
    return ok({ currency, today, ...lineOfSight(sights.map(sightRow), query) });
  },
  readSight: async (context, { params }) => {
    const { sights } = await readSights(context, params.projectId);
    const [sight] = sights;
    return sight === undefined ? refused([problem('shell.not-found')]) : ok(sightRow(sight));
  },
  explainCell: async (context, { params }) => {
    const { sights } = await readSights(context, params.projectId);
    const [sight] = sights;
    if (sight === undefined) return refused([problem('shell.not-found')]);
    const { chainFrom, ...explanation } = explainCell(params.cell, sight.facts);
    const chain = chainFrom === null ? [] : await causeChainOf(context, params.projectId, chainFrom);
    const lines = params.cell === 'spentMinor' ? await linesFor(context, sight) : [];
    return ok({ ...explanation, chain: chain.map(causeStep), lines });
  },
  previewStatusRules: async (context, { query }) => {
    const { asOf: _, ...limits } = query;
    const wanted = givenOf(limits);
    const { rules, sights } = await readSights(context, null);
    const problems = statusRuleProblems({ ...rules, ...wanted });
    return problems.length > 0 ? refused(problems) : ok(previewStatusRules(sights, wanted));
  },
  previewSettingsSections: async (context, { query: { wanted } }) => {
    const problems = sectionProblems(wanted);
    if (problems.length > 0) return refused(problems);
    const before = await readSettingsSections(context);
    const { sizeTiers, workingCalendar } = wanted;
    const sights = sizeTiers === undefined ? [] : (await readSights(context, null)).sights;
    return ok({
      sizes: sizeTiers === undefined ? null : previewSizes(sights, { before: before.sizeTiers, after: sizeTiers }),
      clocks:
        workingCalendar === undefined
          ? null
          : previewClocks(context.today, { before: before.workingCalendar, after: workingCalendar }),
      holders: await listHolders(context.db),
    });
  },
  search: async (context, { query }) => {
    const sought = soughtOf(query.text);
    return ok(sought === null ? { total: 0, hits: [] } : await search(context, sought, query.limit));
  },
  readProject: async (context, { params }) => {
    const view = await readProjectView(context, params.projectId);
    return view === null ? refused([problem('shell.not-found')]) : ok(view);
  },
};

const LINES_SHOWN = 200;

/** The lines behind what is spent, for those who may read the project's ledger. */
async function linesFor(context: ReadContext, { project, facts }: Sight) {
  if (facts.ledgerLines === null) return [];
  const may = await capabilitiesOn(context.db, context, project.id);
  return may.includes('ledger.read') ? listSpentLines(context, project.id, LINES_SHOWN) : [];
}

function causeStep(step: CauseStep) {
  return { ...step, start: formatLocalMinute(step.start), finish: formatLocalMinute(step.finish) };
}

/** Only the limits that were given: absent ones must not hide those in force. */
function givenOf(query: { readonly [K in keyof StatusRules]?: StatusRules[K] | undefined }): Partial<StatusRules> {
  return Object.fromEntries(Object.entries(query).filter(([, value]) => value !== undefined));
}
