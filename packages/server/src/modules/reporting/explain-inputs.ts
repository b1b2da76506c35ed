import { forecastOf } from './forecast.ts';
import { costGrowthOf, indexOf, schedulePerformanceOf } from './performance.ts';
import type { EarnedValueFacts, ProjectFacts } from './project-facts.ts';
import { countWords, dateWords, moneyWords, signed } from './words.ts';

/** A named value that went into a computed one, in words. */
export type Input = { name: string; value: string };

export function input(name: string, value: string): Input {
  return { name, value };
}

export function finishInput(facts: ProjectFacts): Input {
  const { finish } = forecastOf(facts);
  if (finish === null) return input('Finish', 'not known');
  return input('Finish', `${dateWords(finish.on)}, ${FINISH_FROM[finish.from]} '${finish.name}'`);
}

const FINISH_FROM = { plan: 'task', milestone: 'milestone', register: "the register's forecast of" } as const;

const COMMITTED_FROM = {
  'plan-baseline': 'baseline of the plan',
  'milestone-baseline': 'baseline of the last milestone',
  'go-live': 'go-live',
} as const;

export function committedInput(facts: ProjectFacts): Input {
  const { committed } = forecastOf(facts);
  return input(
    'Committed finish',
    committed === null ? 'none' : `${dateWords(committed.on)}, ${COMMITTED_FROM[committed.from]}`,
  );
}

export function moneyInputs({ budgetMinor, spentMinor, ledgerLines, currency }: ProjectFacts): readonly Input[] {
  const words = (minor: number | null) => (minor === null ? 'not known' : moneyWords(minor, currency));
  const source = ledgerLines === null ? '' : `, the sum of ${countWords(ledgerLines, 'ledger line')}`;
  return [input('Budget', words(budgetMinor)), input('Spent', `${words(spentMinor)}${source}`)];
}

export function earnedValueInputs(facts: ProjectFacts): readonly Input[] {
  const earned = facts.plan?.earnedValue ?? null;
  if (earned === null) return [];
  const money = (minor: number) => moneyWords(minor, earned.currency ?? facts.currency);
  const performance = schedulePerformanceOf(earned);
  return [
    input('Earned value as of', dateWords(earned.on)),
    input('Budget at completion (BAC)', money(earned.bacMinor)),
    input('Planned value (PV)', money(earned.pvMinor)),
    input('Earned value (EV)', money(earned.evMinor)),
    input('Actual cost (AC)', earned.acMinor === null ? 'not stated' : `${money(earned.acMinor)}${linesWords(earned)}`),
    ...(performance === null ? [] : [input(INDEX_NAMES[performance.by], indexOf(performance.index))]),
    ...costInput(earned.evMinor, earned.acMinor),
  ];
}

const INDEX_NAMES = {
  time: 'Schedule performance index by time, SPI(t)',
  value: 'Schedule performance index (EV / PV)',
} as const;

function linesWords({ acLines }: EarnedValueFacts): string {
  return acLines === null ? ', as the plan states' : `, the sum of ${countWords(acLines, 'ledger line')}`;
}

function costInput(evMinor: number, acMinor: number | null): readonly Input[] {
  if (acMinor === null || acMinor <= 0 || evMinor <= 0) return [];
  const percent = Math.round(costGrowthOf(evMinor, acMinor) * 1000) / 10;
  return [input('Cost at completion against budget (AC / EV)', percent === 0 ? 'on budget' : `${signed(percent)}%`)];
}
