import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { DATA_FOLDER } from '../testing/data-folder.ts';
import { scheduleOf } from '../testing/plan-builder.ts';
import { parsePsplib, planOfJobs } from '../testing/psplib.ts';

/** Bounds: UGent table of 18 September 2024, column `cpm_lb` of best_known.csv. */
describe('critical path lengths of PSPLIB (no-data: skipped without the data folder)', () => {
  it.skipIf(DATA_FOLDER === null)('equal the published bound for every instance', () => {
    const folder = join(DATA_FOLDER ?? '', 'psplib');
    const bounds = publishedBounds(readFileSync(join(folder, 'best_known.csv'), 'utf8'));
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.sm'));
    const wrong = files.flatMap((file) => {
      const name = file.replace(/^.*[/\\]|\.sm$/g, '');
      const { start, finish } = scheduleOf(planOfJobs(parsePsplib(readFileSync(join(folder, file), 'utf8'))));
      return finish - start === bounds.get(name) ? [] : [`${name}: ${finish - start}, published ${bounds.get(name)}`];
    });
    expect(files.length).toBeGreaterThanOrEqual(1020);
    expect(wrong).toEqual([]);
  });
});

function publishedBounds(csv: string): ReadonlyMap<string, number> {
  const [header = '', ...rows] = csv.trim().split('\n');
  const column = header.split(',').indexOf('cpm_lb');
  return new Map(rows.map((row) => [row.split(',')[0] ?? '', Number(row.split(',')[column])]));
}
