import { openApiOf, routes } from '@sightline/contract';
import { ok, type Problem } from '@sightline/kernel';
import { auditHandlers } from '../modules/audit/index.ts';
import { financeEffects, financeHandlers, financeRules, ledgerFileHandlers } from '../modules/finance/index.ts';
import { governanceHandlers } from '../modules/governance/index.ts';
import { AttemptLimit, identityHandlers } from '../modules/identity/index.ts';
import { landscapeHandlers, landscapeRules } from '../modules/landscape/index.ts';
import {
  organisationEffects,
  organisationHandlers,
  organisationWords,
  unitHandlers,
} from '../modules/organisation/index.ts';
import { type InspectFiles, planEffects, planHandlers, planWords, rebuildTouchedPlans } from '../modules/plan/index.ts';
import {
  peopleAccessHandlers,
  portfolioEffects,
  portfolioHandlers,
  portfolioWords,
  registerImportHandlers,
} from '../modules/portfolio/index.ts';
import { peopleFileHandlers, recordImportHandlers } from '../modules/record-import/index.ts';
import { recordsHandlers, recordsWords } from '../modules/records/index.ts';
import { changesHandlers, needsHandlers, reportingHandlers, sightFileHandlers } from '../modules/reporting/index.ts';
import { resourceHandlers, resourceRules } from '../modules/resources/index.ts';
import { riskHandlers } from '../modules/risk/index.ts';
import { strategyHandlers, strategyRules } from '../modules/strategy/index.ts';
import type { Clock } from './clock.ts';
import { demoHandlers } from './demo/handlers.ts';
import type { Handlers } from './http/mount.ts';
import { hiddenProjects, mayTakeBack } from './may-take-back.ts';
import { render } from './problem-texts.ts';

/** Five wrong passwords for one address, then a quarter of an hour's rest (ASVS 5.0, 6.3.1). */
const ATTEMPTS = 5;
const ATTEMPT_WINDOW_MS = 15 * 60_000;

const openApi = openApiOf(Object.values(routes));

/** How records of every module are told, and what is computed again when an undo puts them back. */
const undo = {
  words: {
    records: [...organisationWords, ...portfolioWords, ...planWords, ...recordsWords],
    effects: { ...organisationEffects, ...portfolioEffects, ...planEffects, ...financeEffects },
  },
  settle: rebuildTouchedPlans,
  may: mayTakeBack,
  hidden: hiddenProjects,
  told: (problems: readonly Problem[]) => render(problems).map((each) => ({ ...each, params: { ...each.params } })),
};

/** What no record of any kind may say. */
const recordRules = { ...landscapeRules, ...strategyRules, ...resourceRules, ...financeRules };

const files = { rules: recordRules, told: undo.told };

const entityOf = (table: string) => undo.words.records.find((each) => each.table === table)?.entity ?? null;

/** How a removal of the demo is told, and under which names browsers hear of what it changed. */
export const demoParts = { words: undo.words, entityOf };

export type CompositionOptions = { readonly clock: Clock; readonly inspectFiles: InspectFiles };

/** Every module's handlers, given the parts of the world that they need. */
export function composeHandlers({ clock, inspectFiles }: CompositionOptions): Handlers {
  const attempts = new AttemptLimit(ATTEMPTS, ATTEMPT_WINDOW_MS);
  return {
    ...auditHandlers(undo),
    ...identityHandlers({ attempts, unixMs: clock.unixMs, entityOf }),
    ...organisationHandlers,
    ...unitHandlers,
    ...portfolioHandlers,
    ...peopleAccessHandlers,
    ...registerImportHandlers,
    ...planHandlers({ inspectFiles }),
    ...reportingHandlers,
    ...needsHandlers,
    ...changesHandlers,
    ...sightFileHandlers,
    ...landscapeHandlers,
    ...strategyHandlers,
    ...resourceHandlers,
    ...riskHandlers,
    ...financeHandlers,
    ...governanceHandlers,
    ...recordsHandlers,
    ...demoHandlers(demoParts),
    ...recordImportHandlers(files),
    ...ledgerFileHandlers(files),
    ...peopleFileHandlers(files),
    readOpenApi: async () => ok(openApi),
  };
}
