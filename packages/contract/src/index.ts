import { apiRoutes } from './api.ts';
import { auditRoutes } from './audit.ts';
import { changesRoutes } from './changes.ts';
import { delegationRoutes } from './delegation.ts';
import { demoRoutes } from './demo.ts';
import { accessRoutes, identityRoutes } from './identity.ts';
import { needsRoutes } from './needs.ts';
import { organisationRoutes, settingsPreviewRoutes } from './organisation.ts';
import { peopleFileRoutes } from './people-file.ts';
import { planRoutes } from './plan.ts';
import { portfolioRoutes } from './portfolio.ts';
import { recordFileRoutes, recordRoutes } from './records/index.ts';
import { registerImportRoutes } from './register-import.ts';
import { reportingRoutes } from './reporting.ts';
import { roleLoadRoutes } from './role-load.ts';
import { searchRoutes } from './search.ts';
import { settingsSectionRoutes } from './settings-sections.ts';
import { sightFileRoutes } from './sight-file.ts';
import { tokenRoutes } from './token.ts';
import { unitRoutes } from './unit.ts';

export * from './access.ts';
export * from './api.ts';
export * from './audit.ts';
export * from './changes.ts';
export * from './client.ts';
export * from './delegation.ts';
export * from './demo.ts';
export { type DateStyle, dateStyle, type Formats, type NumberStyle, numberStyle } from './formats.ts';
export * from './identity.ts';
export * from './needs.ts';
export * from './openapi.ts';
export * from './organisation.ts';
export { peopleFile, peopleFileRoutes, peopleFiles } from './people-file.ts';
export * from './plan.ts';
export * from './portfolio.ts';
export * from './records/index.ts';
export * from './register-import.ts';
export * from './reporting.ts';
export * from './role-load.ts';
export * from './route.ts';
export * from './search.ts';
export * from './settings-sections.ts';
export * from './sight-file.ts';
export * from './token.ts';
export * from './unit.ts';
export * from './values.ts';

/** Every route of the product, once. */
export const routes = {
  ...auditRoutes,
  ...identityRoutes,
  ...accessRoutes,
  ...portfolioRoutes,
  ...registerImportRoutes,
  ...planRoutes,
  ...reportingRoutes,
  ...needsRoutes,
  ...changesRoutes,
  ...sightFileRoutes,
  ...apiRoutes,
  ...organisationRoutes,
  ...settingsPreviewRoutes,
  ...recordRoutes,
  ...recordFileRoutes,
  ...peopleFileRoutes,
  ...roleLoadRoutes,
  ...searchRoutes,
  ...tokenRoutes,
  ...delegationRoutes,
  ...unitRoutes,
  ...settingsSectionRoutes,
  ...demoRoutes,
};
export type RouteName = keyof typeof routes;
