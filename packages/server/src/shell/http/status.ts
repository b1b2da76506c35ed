import type { Problem } from '@sightline/kernel';

/** HTTP is chosen here, at the edge; the domain has never heard of it. Codes not named are broken rules: 422. */
export const STATUS_OF_CODE: Readonly<Record<string, number>> = {
  'shell.field-not-valid': 400,
  'shell.body-not-json': 400,
  'shell.command-id-missing': 400,
  'shell.version-missing': 428,
  'shell.request-malformed': 400,
  'shell.text-not-storable': 400,
  'shell.not-found': 404,
  'shell.no-such-address': 404,
  'shell.wrong-method': 405,
  'shell.too-large': 413,
  'shell.database-away': 503,
  'shell.database-disk-full': 503,
  'shell.failed': 500,
  'shell.wrong-origin': 403,
  'shell.wrong-host': 421,
  'identity.not-signed-in': 401,
  'identity.wrong-sign-in': 401,
  'identity.too-many-attempts': 429,
  'identity.first-account-needs-machine': 403,
  'identity.first-account-exists': 409,
  'identity.not-allowed': 403,
  'identity.link-not-valid': 404,
  'identity.account-exists': 409,
  'identity.last-administrator': 409,
  'audit.version-stale': 412,
  'audit.command-id-reused': 409,
  'organisation.email-taken': 409,
  'portfolio.field-moved': 412,
  'portfolio.register-moved': 412,
  'portfolio.key-taken': 409,
  'portfolio.name-taken': 409,
  'portfolio.import-committed': 409,
  'plan.import-committed': 409,
  'plan.same-file-arrived': 409,
  'plan.plan-moved': 409,
};

export function statusOf(problems: readonly Problem[]): number {
  return STATUS_OF_CODE[problems[0]?.code ?? 'shell.failed'] ?? 422;
}
