import { describe, expect, it } from 'vitest';
import { restoreDrill } from './support/restore-drill.ts';

describe('a backup under write load (a sample of npm run prove -- restore-under-load)', () => {
  it('is restored to exactly what was acknowledged up to its head', async () => {
    const result = await restoreDrill({ backups: 1, writers: 4, settleMs: 500 });
    expect(result).toMatchObject({
      missing: 0,
      extra: 0,
      stale: 0,
      brokenChains: 0,
      findings: [],
      differentExports: 0,
    });
    expect(result.ackedDuringBackups).toBeGreaterThan(0);
  }, 240_000);
});
