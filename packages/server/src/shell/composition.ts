import { AttemptLimit, identityHandlers } from '../modules/identity/index.ts';
import { organisationHandlers } from '../modules/organisation/index.ts';
import { type InspectFiles, planHandlers } from '../modules/plan/index.ts';
import { peopleAccessHandlers, portfolioHandlers, registerImportHandlers } from '../modules/portfolio/index.ts';
import { reportingHandlers } from '../modules/reporting/index.ts';
import type { Clock } from './clock.ts';
import type { Handlers } from './http/mount.ts';

/** Five wrong passwords for one address, then a quarter of an hour's rest (ASVS 5.0, 6.3.1). */
const ATTEMPTS = 5;
const ATTEMPT_WINDOW_MS = 15 * 60_000;

export type CompositionOptions = { readonly clock: Clock; readonly inspectFiles: InspectFiles };

/** Every module's handlers, given the parts of the world that they need. */
export function composeHandlers({ clock, inspectFiles }: CompositionOptions): Handlers {
  const attempts = new AttemptLimit(ATTEMPTS, ATTEMPT_WINDOW_MS);
  return {
    ...identityHandlers({ attempts, unixMs: clock.unixMs }),
    ...organisationHandlers,
    ...portfolioHandlers,
    ...peopleAccessHandlers,
    ...registerImportHandlers,
    ...planHandlers({ inspectFiles }),
    ...reportingHandlers,
  };
}
