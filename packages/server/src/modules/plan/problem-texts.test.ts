import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { planProblemTexts } from './problem-texts.ts';

/** Where problems of this module are raised. */
const FOLDERS = [import.meta.dirname, join(import.meta.dirname, '../../shell/inspect')];

it('has a text for every problem that is raised, and raises every problem that has one', () => {
  const sources = FOLDERS.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts') && !file.endsWith('problem-texts.ts'))
      .map((file) => readFileSync(join(folder, file), 'utf8')),
  );
  const raised = sources.flatMap((text) =>
    [...text.matchAll(/'(plan\.[a-z]+(?:-[a-z]+)+)'/g)].map((match) => match[1]),
  );
  expect([...new Set(raised)].sort()).toEqual(Object.keys(planProblemTexts).sort());
});
