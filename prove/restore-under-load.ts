import { restoreDrill } from './support/restore-drill.ts';
import { numberArgument, writeResult } from './support/result.ts';

/** `npm run prove -- restore-under-load --backups 20`: a backup taken under write load is restored to exactly what was acknowledged up to its head. */
const options = {
  backups: numberArgument('backups', 20),
  writers: numberArgument('writers', 6),
  settleMs: numberArgument('settle', 500),
};
const result = await restoreDrill(options);
writeResult('restore-under-load', { writers: options.writers, ...result });
const wrong = result.missing + result.extra + result.stale + result.brokenChains + result.differentExports;
const isProven = wrong === 0 && result.findings.length === 0 && result.ackedDuringBackups > 0;
process.exit(isProven ? 0 : 1);
