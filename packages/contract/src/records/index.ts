import type { Capability } from '../access.ts';
import { recordCountRoutes } from './counts.ts';
import { costs, costsEdges, costsImports, ledger, ledgerEdges, ledgerImports, ledgerRoutes } from './finance.ts';
import { governance, governanceEdges, governanceImports, governanceRoutes } from './governance.ts';
import type { RecordImportRoutes } from './import.ts';
import type { RecordGroup } from './kind.ts';
import {
  delivery,
  deliveryEdges,
  deliveryImports,
  deliveryRoutes,
  landscape,
  landscapeEdges,
  landscapeImports,
  landscapeRoutes,
  systemRoutes,
  vendorRoutes,
} from './landscape.ts';
import {
  deployment,
  deploymentEdges,
  deploymentImports,
  pool,
  poolEdges,
  poolImports,
  resourceRoutes,
} from './resources.ts';
import { raid, raidEdges, raidImports, raidRoutes } from './risk.ts';
import type { OrganisationRecordRoutes, ProjectRecordRoutes } from './routes.ts';
import {
  strategy,
  strategyEdges,
  strategyImports,
  strategyRoutes,
  value,
  valueEdges,
  valueImports,
} from './strategy.ts';

export type { recordCountRoutes } from './counts.ts';
export { type Field, type FieldValue, labelOf } from './field.ts';
export { costs, ledger, type ledgerRoutes } from './finance.ts';
export { governance, type governanceRoutes } from './governance.ts';
export { KEY_COLUMN, PROJECT_COLUMN, type RecordImportPreview, type RecordImportRoutes } from './import.ts';
export { isReference, kindOf, type RecordGroup, type RecordKind, referencesIn, type ValuesOf } from './kind.ts';
export {
  type AlikeVendors,
  delivery,
  type deliveryRoutes,
  landscape,
  type landscapeRoutes,
  type systemRoutes,
  type TouchingProjects,
  type vendorRoutes,
} from './landscape.ts';
export { deployment, pool, type resourceRoutes } from './resources.ts';
export { raid, type raidRoutes } from './risk.ts';
export type { AddBody, ChangeBody, RecordPage, RecordRow } from './routes.ts';
export { MOST_ROWS } from './routes.ts';
export { strategy, type strategyRoutes, value } from './strategy.ts';

/** A group with its routes and what one must hold to write in it; `name` is what people call it. */
export type Register = {
  readonly group: RecordGroup;
  readonly name: string;
  readonly edit: Capability;
  /** What one must hold to find the register at all; without it everybody who reads finds what he may see. */
  readonly read?: Capability;
  readonly files: RecordImportRoutes;
} & (
  | { readonly place: 'organisation'; readonly routes: OrganisationRecordRoutes }
  | { readonly place: 'project'; readonly routes: ProjectRecordRoutes }
);

/** Every register of the product, in the order in which people meet them. */
export const registers: readonly Register[] = [
  {
    place: 'organisation',
    name: 'Landscape',
    group: landscape,
    edit: 'landscape.edit',
    routes: landscapeEdges,
    files: landscapeImports,
  },
  {
    place: 'organisation',
    name: 'Strategy',
    group: strategy,
    edit: 'strategy.edit',
    routes: strategyEdges,
    files: strategyImports,
  },
  {
    place: 'organisation',
    name: 'People and skills',
    group: pool,
    edit: 'resources.edit',
    routes: poolEdges,
    files: poolImports,
  },
  {
    place: 'project',
    name: 'Risks and decisions',
    group: raid,
    edit: 'raid.edit',
    routes: raidEdges,
    files: raidImports,
  },
  {
    place: 'project',
    name: 'Delivery',
    group: delivery,
    edit: 'delivery.edit',
    routes: deliveryEdges,
    files: deliveryImports,
  },
  { place: 'project', name: 'Money', group: ledger, edit: 'ledger.edit', routes: ledgerEdges, files: ledgerImports },
  {
    place: 'organisation',
    name: 'Money without a project',
    group: costs,
    edit: 'costs.edit',
    read: 'costs.read',
    routes: costsEdges,
    files: costsImports,
  },
  { place: 'project', name: 'Value', group: value, edit: 'value.edit', routes: valueEdges, files: valueImports },
  {
    place: 'project',
    name: 'Deployment',
    group: deployment,
    edit: 'deployment.edit',
    routes: deploymentEdges,
    files: deploymentImports,
  },
  {
    place: 'project',
    name: 'Governance',
    group: governance,
    edit: 'governance.edit',
    routes: governanceEdges,
    files: governanceImports,
  },
];

export const recordGroups: readonly RecordGroup[] = registers.map(({ group }) => group);

export const recordRoutes = {
  ...landscapeRoutes,
  ...vendorRoutes,
  ...systemRoutes,
  ...deliveryRoutes,
  ...strategyRoutes,
  ...resourceRoutes,
  ...raidRoutes,
  ...ledgerRoutes,
  ...governanceRoutes,
  ...recordCountRoutes,
};

/** The ways in for files: nothing is kept between a preview and its commit, both carry the bytes. */
export const recordFileRoutes = {
  previewLandscapeImport: landscapeImports.preview,
  importLandscape: landscapeImports.commit,
  previewDeliveryImport: deliveryImports.preview,
  importDelivery: deliveryImports.commit,
  previewStrategyImport: strategyImports.preview,
  importStrategy: strategyImports.commit,
  previewValueImport: valueImports.preview,
  importValue: valueImports.commit,
  previewResourceImport: poolImports.preview,
  importResources: poolImports.commit,
  previewDeploymentImport: deploymentImports.preview,
  importDeployment: deploymentImports.commit,
  previewRaidImport: raidImports.preview,
  importRaid: raidImports.commit,
  previewLedgerImport: ledgerImports.preview,
  importLedger: ledgerImports.commit,
  previewCostImport: costsImports.preview,
  importCosts: costsImports.commit,
  previewGovernanceImport: governanceImports.preview,
  importGovernance: governanceImports.commit,
};
