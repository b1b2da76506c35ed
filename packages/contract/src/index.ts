import { accessRoutes, auditRoutes, identityRoutes } from './identity.ts';
import { planRoutes } from './plan.ts';
import { portfolioRoutes } from './portfolio.ts';
import { registerImportRoutes } from './register-import.ts';
import { reportingRoutes } from './reporting.ts';

export * from './access.ts';
export * from './client.ts';
export * from './identity.ts';
export * from './plan.ts';
export * from './portfolio.ts';
export * from './register-import.ts';
export * from './reporting.ts';
export * from './route.ts';
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
};
export type RouteName = keyof typeof routes;
