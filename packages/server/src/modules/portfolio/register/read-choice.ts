import type { Stage, Tier } from '@sightline/contract';
import { stage as stageSchema } from '@sightline/contract';
import type { TableCell } from '@sightline/interchange';
import { similarNames } from '../../organisation/index.ts';
import { faulty, LEAVE_EMPTY, NOTHING, type Reading, suggest, understood } from './reading.ts';
import { showStage } from './show.ts';

export type ReportedColour = 'green' | 'amber' | 'red';

const TIERS: ReadonlyMap<string, Tier> = new Map(
  Object.entries({
    s: 'S',
    small: 'S',
    m: 'M',
    medium: 'M',
    l: 'L',
    large: 'L',
    xl: 'XL',
    'extra large': 'XL',
  }),
);

export function readTier(cell: TableCell): Reading<Tier> {
  const words = wordsOf(cell.text);
  if (words === '') return cell.text === '' ? NOTHING : faulty('portfolio.tier-not-known', [LEAVE_EMPTY]);
  const tier = TIERS.get(words);
  return tier === undefined
    ? faulty('portfolio.tier-not-known', [...suggest('S', 'M', 'L', 'XL'), LEAVE_EMPTY])
    : understood(tier, tier);
}

export function readPriority(cell: TableCell): Reading<number> {
  if (cell.text === '') return NOTHING;
  const digits = /^(?:p|prio|priority|no\.?|#)?\s*(\d{1,6})(?:\.0+)?$/i.exec(cell.text)?.[1];
  const priority = Number(digits ?? 0);
  if (priority >= 1 && priority <= 9999) return understood(priority, String(priority));
  return faulty('portfolio.priority-not-number', [LEAVE_EMPTY]);
}

/** What offices call the stages of domain.md 1.1. */
const STAGES: Readonly<Record<Stage, readonly string[]>> = {
  idea: ['concept', 'proposal', 'pipeline', 'demand', 'intake', 'backlog'],
  screening: ['triage', 'assessment', 'qualification'],
  'business-case': ['feasibility', 'case', 'outline business case', 'full business case', 'obc', 'fbc'],
  approved: ['authorised', 'authorized', 'funded', 'committed', 'not started'],
  initiate: [
    'initiation',
    'initiating',
    'define',
    'definition',
    'plan',
    'planning',
    'mobilise',
    'mobilisation',
    'set up',
    'start up',
    'discovery',
  ],
  deliver: [
    'delivery',
    'delivering',
    'execute',
    'execution',
    'executing',
    'build',
    'design',
    'develop',
    'development',
    'in progress',
    'in delivery',
    'in flight',
    'active',
    'implement',
    'implementation',
    'test',
    'testing',
    'running',
    'open',
    'wip',
  ],
  deploy: ['deployment', 'deploying', 'roll out', 'rollout', 'go live', 'transition', 'release', 'launch', 'hypercare'],
  close: [
    'closing',
    'closed',
    'closure',
    'closeout',
    'close out',
    'complete',
    'completed',
    'done',
    'finished',
    'delivered',
  ],
  benefits: ['benefit', 'benefits realisation', 'benefits realization', 'post implementation', 'realisation'],
  'on-hold': ['hold', 'paused', 'suspended', 'deferred', 'parked', 'stalled'],
  cancelled: ['canceled', 'stopped', 'terminated', 'withdrawn', 'abandoned', 'killed'],
  rejected: ['declined', 'refused', 'not approved'],
};

const STAGE_OF_WORDS: ReadonlyMap<string, Stage> = new Map(
  stageSchema.options.flatMap((stage) =>
    [wordsOf(stage), ...STAGES[stage]].map((words): [string, Stage] => [words, stage]),
  ),
);

export function readStage(cell: TableCell): Reading<Stage> {
  if (cell.text === '') return NOTHING;
  const words = wordsOf(cell.text);
  const stage = STAGE_OF_WORDS.get(words) ?? STAGE_OF_WORDS.get(withoutNumber(words));
  if (stage !== undefined) return understood(stage, showStage(stage));
  const near = similarNames(withoutNumber(words), [...STAGE_OF_WORDS.keys()]).flatMap(
    (each) => STAGE_OF_WORDS.get(each) ?? [],
  );
  const named = [...STAGE_OF_WORDS]
    .filter(([known]) => known.length > 3 && ` ${words} `.includes(` ${known} `))
    .map(([, each]) => each);
  const meant = [...new Set([...near, ...named])].slice(0, 3);
  return faulty('portfolio.stage-not-known', suggest(...meant.map(showStage)), {
    stages: stageSchema.options.map(showStage).join(', '),
  });
}

/** `Stage 3: Deliver`, `4 - Deliver`, `G2 Deliver`. */
function withoutNumber(words: string): string {
  return words.replace(/^(?:stage|phase|gate|g)?\s*\d+[a-z]?\s+/, '').replace(/\s+(?:stage|phase)$/, '');
}

const COLOURS: ReadonlyMap<string, ReportedColour> = new Map(
  Object.entries({
    g: 'green',
    green: 'green',
    '🟢': 'green',
    'on track': 'green',
    a: 'amber',
    amber: 'amber',
    yellow: 'amber',
    orange: 'amber',
    '🟡': 'amber',
    '🟠': 'amber',
    'at risk': 'amber',
    r: 'red',
    red: 'red',
    '🔴': 'red',
    'off track': 'red',
  }),
);

export function readColour(cell: TableCell): Reading<ReportedColour> {
  if (cell.text === '') return NOTHING;
  const words = wordsOf(cell.text);
  const colour = COLOURS.get(words) ?? COLOURS.get(cell.text.trim());
  if (colour !== undefined) return understood(colour, capitalised(colour));
  const named = [...new Set(words.split(' ').flatMap((word) => COLOURS.get(word) ?? []))];
  const meant = named.length > 0 ? named : similarNames(words, ['green', 'amber', 'red']);
  return faulty('portfolio.colour-not-known', [...suggest(...meant.map(capitalised)), LEAVE_EMPTY]);
}

function capitalised(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

function wordsOf(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
