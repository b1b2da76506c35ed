import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import * as engine from './index.ts';

describe('the door of the engine', () => {
  it('exports these values and no others', () => {
    expect(Object.keys(engine).sort()).toEqual([
      'CONTINUOUS',
      'addWorking',
      'causeChain',
      'compileCalendar',
      'compilePlan',
      'earnedSchedule',
      'earnedValue',
      'engineProblemTexts',
      'lastWorkFinish',
      'nextWorkStart',
      'scheduleCompiled',
      'schedulePlan',
      'touchesWork',
      'workingBetween',
    ]);
  });

  it('has a text for every problem code in its sources, and no text without a code', () => {
    const root = fileURLToPath(new URL('.', import.meta.url));
    const sources = readdirSync(root, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts') && !file.includes('test') && file !== 'problem-texts.ts')
      .map((file) => readFileSync(`${root}${file}`, 'utf8'))
      .join('\n');
    const named = [...sources.matchAll(/'(engine\.[a-z-]+)'/g)].map((match) => match[1] ?? '');
    const repeated = ['calendar', 'task', 'link'].map((entity) => `engine.${entity}-id-repeated`);
    expect([...new Set([...named, ...repeated])].sort()).toEqual(Object.keys(engine.engineProblemTexts).sort());
  });
});
