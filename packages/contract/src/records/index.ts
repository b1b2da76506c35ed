import type { Capability } from '../access.ts';
import { ledger, ledgerEdges, ledgerRoutes } from './finance.ts';
import { governance, governanceEdges, governanceRoutes } from './governance.ts';
import type { RecordGroup } from './kind.ts';
import { delivery, deliveryEdges, deliveryRoutes, landscape, landscapeEdges, landscapeRoutes } from './landscape.ts';
import { deployment, deploymentEdges, pool, poolEdges, resourceRoutes } from './resources.ts';
import { raid, raidEdges, raidRoutes } from './risk.ts';
import type { OrganisationRecordRoutes, ProjectRecordRoutes } from './routes.ts';
import { strategy, strategyEdges, strategyRoutes, value, valueEdges } from './strategy.ts';

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

/** A group with its routes and what one must hold to write in it; `name` is what people call it. */
export type Register = { readonly group: RecordGroup; readonly name: string; readonly edit: Capability } & (
  | { readonly place: 'organisation'; readonly routes: OrganisationRecordRoutes }
  | { readonly place: 'project'; readonly routes: ProjectRecordRoutes }
);

/** Every register of the product, in the order in which people meet them. */
export const registers: readonly Register[] = [
  { place: 'organisation', name: 'Landscape', group: landscape, edit: 'landscape.edit', routes: landscapeEdges },
  { place: 'organisation', name: 'Strategy', group: strategy, edit: 'strategy.edit', routes: strategyEdges },
  { place: 'organisation', name: 'People and skills', group: pool, edit: 'resources.edit', routes: poolEdges },
  { place: 'project', name: 'Risks and decisions', group: raid, edit: 'raid.edit', routes: raidEdges },
  { place: 'project', name: 'Delivery', group: delivery, edit: 'delivery.edit', routes: deliveryEdges },
  { place: 'project', name: 'Money', group: ledger, edit: 'ledger.edit', routes: ledgerEdges },
  { place: 'project', name: 'Value', group: value, edit: 'value.edit', routes: valueEdges },
  { place: 'project', name: 'Deployment', group: deployment, edit: 'deployment.edit', routes: deploymentEdges },
  { place: 'project', name: 'Governance', group: governance, edit: 'governance.edit', routes: governanceEdges },
];

export const recordGroups: readonly RecordGroup[] = registers.map(({ group }) => group);

export const recordRoutes = {
  ...landscapeRoutes,
  ...deliveryRoutes,
  ...strategyRoutes,
  ...resourceRoutes,
  ...raidRoutes,
  ...ledgerRoutes,
  ...governanceRoutes,
};
