import { allocateMinor, type LocalDate } from '@sightline/kernel';
import { endOfMonth, firstOf, lastOf, monthEnds } from '../dates.ts';
import { drawBetween } from '../random.ts';
import type { ActualCost, BudgetLine, CostCategory, DemoRecords, Forecast } from '../records.ts';
import type { SpecProject } from '../spec/index.ts';
import { minorUnits, thousands, type World } from '../world.ts';
import type { Delivery } from './plan-records.ts';

const SHARES: readonly (readonly [CostCategory, number])[] = [
  ['labour', 60],
  ['vendor', 27],
  ['licence', 13],
];

type Money = Pick<DemoRecords, 'budgetLines' | 'actualCosts' | 'forecasts'>;

/** Budget per month and kind, what the ledger holds until the last close, and what the manager forecast each month. */
export function moneyRecords(world: World, delivery: Delivery): Money {
  const { project } = delivery;
  const planned = plannedByMonth(world, delivery);
  const actual = actualByMonth(world, project, planned);
  return {
    budgetLines: planned.flatMap(({ month, minor }) => budgetLines(world, project, { month, minor })),
    actualCosts: actual.flatMap(({ month, minor }) => actualCosts(world, project, { month, minor })),
    forecasts: forecastRecords(
      world,
      project,
      actual.map(({ month }) => month),
    ),
  };
}

export type Monthly = { readonly month: LocalDate; readonly minor: number };

/** Follows the plan, and meets the spec's planned value on the day of the last close exactly. */
function plannedByMonth(world: World, { project, value }: Delivery): readonly Monthly[] {
  const months = monthEnds(project.start, lastOf(project.baselineGoLive, project.start));
  const closes = [...months];
  const steps = closes.map((month, index) => {
    const before = closes[index - 1];
    return Math.max(0, value.plannedBy(month) - (before === undefined ? 0 : value.plannedBy(before)));
  });
  const isPast = (month: LocalDate) => month <= world.closedOn;
  const budget = thousands(world, project.bacK).minor;
  const past = months.some(isPast) ? (months.every(isPast) ? budget : thousands(world, project.pvK).minor) : 0;
  const shared = (minor: number, keep: (month: LocalDate) => boolean) =>
    sharedOut(
      minor,
      months.map((month, index) => (keep(month) ? (steps[index] ?? 0) : 0)),
      months.map(keep),
    );
  const before = shared(past, isPast);
  const after = shared(budget - past, (month) => !isPast(month));
  return months.map((month, index) => ({ month, minor: (before[index] ?? 0) + (after[index] ?? 0) }));
}

/** By weight, or evenly over the months that may take it where nothing weighs. */
function sharedOut(minor: number, weights: readonly number[], may: readonly boolean[]): readonly number[] {
  if (minor === 0 || !may.includes(true)) return weights.map(() => 0);
  const some = weights.some((weight) => weight > 0);
  return allocateMinor(minor, some ? weights : may.map((is) => (is ? 1 : 0)));
}

/** Spending follows the plan with noise and adds up to the spec's actual cost. */
function actualByMonth(world: World, project: SpecProject, planned: readonly Monthly[]): readonly Monthly[] {
  const until = firstOf(project.ended ?? world.closedOn, world.closedOn);
  const months = monthEnds(project.start, until).filter((month) => month <= world.closedOn);
  const known = new Map(planned.map(({ month, minor }) => [month, minor]));
  const average = Math.floor(thousands(world, project.acK).minor / Math.max(1, months.length));
  const weights = months.map((month) => {
    const noise = drawBetween(`${world.seed}|${project.id}|${month}|spent`, 78, 122);
    return Math.max(1, Math.floor((((known.get(month) ?? average) + Math.floor(average / 4)) * noise) / 100));
  });
  const amounts = sharedOut(
    thousands(world, project.acK).minor,
    weights,
    months.map(() => true),
  );
  return months.map((month, index) => ({ month, minor: amounts[index] ?? 0 }));
}

function byCategory(minor: number): readonly { readonly category: CostCategory; readonly minor: number }[] {
  const parts = allocateMinor(
    minor,
    SHARES.map(([, share]) => share),
  );
  return SHARES.map(([category], index) => ({ category, minor: parts[index] ?? 0 })).filter((part) => part.minor !== 0);
}

function budgetLines(world: World, project: SpecProject, { month, minor }: Monthly): readonly BudgetLine[] {
  return byCategory(minor).map((part) => ({
    id: world.idOf('budget-line', `${project.id}/${month}/${part.category}`),
    origin: 'demo',
    projectId: world.idOf('project', project.id),
    month,
    category: part.category,
    amount: minorUnits(world, part.minor),
  }));
}

function actualCosts(world: World, project: SpecProject, { month, minor }: Monthly): readonly ActualCost[] {
  const strays = world.spec.misposted.filter(
    (stray) => stray.project === project.id && month === bookedIn(world, stray.month),
  );
  const stray = strays.reduce((sum, { amountK }) => sum + thousands(world, amountK).minor, 0);
  const base = {
    origin: 'demo',
    projectId: world.idOf('project', project.id),
    unitId: world.idOf('unit', project.department),
    month,
  } as const;
  return [
    ...byCategory(minor - stray).map((part) => ({
      ...base,
      id: world.idOf('actual-cost', `${project.id}/${month}/${part.category}`),
      belongsToId: null,
      category: part.category,
      text: `${world.keyOf(project.id)} ${part.category} ${month.slice(0, 7)}`,
      amount: minorUnits(world, part.minor),
    })),
    ...strays.map(({ belongsTo, amountK, text }) => ({
      ...base,
      id: world.idOf('actual-cost', `${project.id}/${month}/${text}`),
      belongsToId: world.idOf('project', belongsTo),
      category: 'vendor' as const,
      text,
      amount: thousands(world, amountK),
    })),
  ];
}

/** From the budget at the start to what the manager says today, in even steps; nothing where nobody forecasts. */
function forecastRecords(world: World, project: SpecProject, months: readonly LocalDate[]): readonly Forecast[] {
  const { forecastK } = project;
  if (forecastK === null) return [];
  const budget = thousands(world, project.bacK).minor;
  const today = thousands(world, forecastK).minor;
  return months.map((month, index) => ({
    id: world.idOf('forecast', `${project.id}/${month}`),
    origin: 'demo',
    projectId: world.idOf('project', project.id),
    month,
    estimateAtCompletion: minorUnits(world, budget + Math.round(((today - budget) * (index + 1)) / months.length)),
  }));
}

/** Lines of the ledger that name no project. */
export function unassignedCosts(world: World): readonly ActualCost[] {
  return world.spec.unassignedLedger.map(({ department, text, amountK, month }, index) => ({
    id: world.idOf('actual-cost', `ledger/${index}`),
    origin: 'demo',
    projectId: null,
    belongsToId: null,
    unitId: world.idOf('unit', department),
    month: bookedIn(world, month),
    category: 'vendor',
    text,
    amount: thousands(world, amountK),
  }));
}

/** The fiscal month of a posting day, which is never later than the last closed one. */
function bookedIn(world: World, on: LocalDate): LocalDate {
  return firstOf(endOfMonth(on), world.closedOn);
}
