import { ledger, ledgerRoutes } from './finance.ts';
import { governance, governanceRoutes } from './governance.ts';
import type { RecordGroup } from './kind.ts';
import { delivery, deliveryRoutes, landscape, landscapeRoutes } from './landscape.ts';
import { deployment, pool, resourceRoutes } from './resources.ts';
import { raid, raidRoutes } from './risk.ts';
import { strategy, strategyRoutes, value } from './strategy.ts';

export { type Field, type FieldValue, labelOf } from './field.ts';
export { ledger, type ledgerRoutes } from './finance.ts';
export { governance, type governanceRoutes } from './governance.ts';
export { kindOf, type RecordGroup, type RecordKind, referencesIn, type ValuesOf } from './kind.ts';
export { delivery, type deliveryRoutes, landscape, type landscapeRoutes } from './landscape.ts';
export { deployment, pool, type resourceRoutes } from './resources.ts';
export { raid, type raidRoutes } from './risk.ts';
export type { AddBody, ChangeBody, RecordPage, RecordRow } from './routes.ts';
export { MOST_ROWS } from './routes.ts';
export { strategy, type strategyRoutes, value } from './strategy.ts';

/** Every register of the product. */
export const recordGroups: readonly RecordGroup[] = [
  landscape,
  delivery,
  strategy,
  value,
  pool,
  deployment,
  raid,
  ledger,
  governance,
];

export const recordRoutes = {
  ...landscapeRoutes,
  ...deliveryRoutes,
  ...strategyRoutes,
  ...resourceRoutes,
  ...raidRoutes,
  ...ledgerRoutes,
  ...governanceRoutes,
};
