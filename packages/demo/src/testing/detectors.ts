import type { DemoOrganisation, Planted } from '../records.ts';
import {
  detectOverload,
  detectPoorPlans,
  detectSaturation,
  detectWatermelons,
  detectZombies,
} from './detect-delivery.ts';
import {
  detectCollisions,
  detectDuplicates,
  detectLateProviders,
  detectLinkages,
  detectOpportunities,
  type Hit,
} from './detect-linkage.ts';
import {
  detectBreaches,
  detectContradictions,
  detectDoubleClaims,
  detectOverspending,
  detectSharedRisks,
  detectUnaligned,
} from './detect-registers.ts';

/** One reader of the tables per kind of finding. They know domain rules and no entry of the spec. */
export const DETECTORS: Readonly<Record<Planted['kind'], (demo: DemoOrganisation) => readonly Hit[]>> = {
  linkage: detectLinkages,
  dependency: detectLateProviders,
  collision: detectCollisions,
  resource: detectOverload,
  watermelon: detectWatermelons,
  duplicate: detectDuplicates,
  benefit: detectDoubleClaims,
  alignment: detectUnaligned,
  zombie: detectZombies,
  compliance: detectBreaches,
  'change-saturation': detectSaturation,
  risk: detectSharedRisks,
  finance: detectOverspending,
  assumption: detectContradictions,
  'schedule-quality': detectPoorPlans,
  opportunity: detectOpportunities,
};
