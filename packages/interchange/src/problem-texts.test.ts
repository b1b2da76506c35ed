import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { NOT_CARRIED_KINDS } from './not-carried.ts';
import { interchangeProblemTexts } from './problem-texts.ts';
import type { RefusedFormat } from './read-plan-file.ts';

const sources = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts') && !name.endsWith('problem-texts.ts'))
  .map((name) => readFileSync(join(import.meta.dirname, name), 'utf8'));
const raised = new Set(
  sources.flatMap((source) => [...source.matchAll(/'(interchange\.[\w-]+)'/g)].map((match) => match[1] ?? '')),
);
const FORMATS: Readonly<Record<RefusedFormat, true>> = {
  pmxml: true,
  mpp: true,
  mpx: true,
  ganttproject: true,
  planner: true,
  zip: true,
  xlsx: true,
  csv: true,
  unknown: true,
};
const composed = [
  ...Object.keys(FORMATS).map((format) => `interchange.format-${format}`),
  ...NOT_CARRIED_KINDS.map((kind) => `interchange.not-carried-${kind}`),
];

describe('the sentences of the room', () => {
  it('exist for every code that is raised, and for no other', () => {
    const plan = Object.keys(interchangeProblemTexts).filter((code) => !code.startsWith('interchange.table-'));
    const used = [...raised].filter((code) => !code.startsWith('interchange.table-'));
    expect(plan.toSorted()).toEqual([...used, ...composed].toSorted());
  });

  it.each(Object.entries(interchangeProblemTexts))('%s reads as a sentence', (_, { text, advice }) => {
    for (const sentence of [text, advice]) {
      expect(sentence).toMatch(/^['A-Z{].*\.$/s);
      expect(sentence).not.toMatch(/[!—]|please/i);
    }
  });
});
