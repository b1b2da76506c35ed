import { readFileSync } from 'node:fs';
import { type LocalDate, renderProblem } from '@sightline/kernel';
import type { DemoSize } from '../divisions.ts';
import { generateDemo } from '../generate-demo.ts';
import { demoProblemTexts } from '../problem-texts.ts';
import type { DemoOrganisation } from '../records.ts';

const SPEC = new URL('../../../../data/demo/seed_spec.json', import.meta.url);

export function specText(): string {
  return readFileSync(SPEC, 'utf8');
}

export function specFile(): unknown {
  return JSON.parse(specText());
}

export const ANCHOR = '2026-11-22' as LocalDate;

export function demoOf(
  options: { variant?: number; size?: DemoSize; anchor?: LocalDate; spec?: unknown } = {},
): DemoOrganisation {
  const { variant = 0, size = 'S', anchor = ANCHOR, spec = specFile() } = options;
  const demo = generateDemo({ spec, anchor, size, variant });
  if (demo.ok) return demo.value;
  throw new Error(demo.problems.map((problem) => renderProblem(demoProblemTexts, problem).text).join('\n'));
}
