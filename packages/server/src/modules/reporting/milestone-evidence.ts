import type { LocalDate } from '@sightline/kernel';
import { type Evidence, type KnownColour, SEVERITY } from './evidence.ts';
import { lastMilestone } from './forecast.ts';
import { isFinished, type MilestoneFacts, type ProjectFacts } from './project-facts.ts';
import { dates, openDateColour, type SlipFrame, slipColour } from './slip.ts';
import { weekdaysBetween } from './weekdays.ts';
import { countWords, dateWords } from './words.ts';

/** More late milestones than these are counted, not listed. */
const MOST_NAMED = 3;

type Judged = {
  readonly milestone: MilestoneFacts;
  readonly baselineOn: LocalDate;
  readonly days: number;
  readonly colour: KnownColour;
};

/**
 * Each milestone that is still to be met, and the last one, against its own baseline; the late ones by name, worst first. One that was met
 * late is history: what matters of it is in the finish.
 */
export function milestoneEvidence(facts: ProjectFacts): readonly Evidence[] {
  const isOver = isFinished(facts);
  const last = lastMilestone(facts.milestones);
  const judged = facts.milestones.flatMap((milestone) => judgeMilestone(milestone, facts, isOver));
  const isHistory = ({ milestone }: Judged) => milestone.actualOn !== null && milestone !== last;
  return [
    ...lateEvidence(
      judged.filter((each) => each.colour !== 'green' && !isHistory(each)),
      facts.today,
    ),
    ...onTimeEvidence(judged, isOver),
    ...facts.milestones.flatMap((milestone) => silentMilestone(milestone, facts)),
  ];
}

function lateEvidence(late: readonly Judged[], today: LocalDate): readonly Evidence[] {
  const sorted = [...late].sort((a, b) => SEVERITY[b.colour] - SEVERITY[a.colour] || b.days - a.days);
  const more = sorted.slice(MOST_NAMED);
  const [worstOfMore] = more;
  const named = sorted.slice(0, MOST_NAMED).map((each) => dates(each.colour, milestoneText(each, today)));
  if (worstOfMore === undefined) return named;
  const text = `${countWords(more.length, 'more milestone is', 'more milestones are')} late.`;
  return [...named, dates(worstOfMore.colour, text)];
}

/** What was met on time says nothing of what is still to come: green needs an open milestone, or all work done. */
function onTimeEvidence(judged: readonly Judged[], isOver: boolean): readonly Evidence[] {
  const onTime = judged.filter(({ colour }) => colour === 'green');
  if (onTime.length === 0) return [];
  const isTelling = isOver || onTime.some(({ milestone }) => milestone.actualOn === null);
  return [dates(isTelling ? 'green' : null, onTimeText(onTime, judged.length))];
}

/** While work goes on, an open milestone is met today at the earliest, whatever its forecast says. */
function judgeMilestone(milestone: MilestoneFacts, frame: SlipFrame, isOver: boolean): readonly Judged[] {
  const { today } = frame;
  const { baselineOn, forecastOn, actualOn } = milestone;
  const told = actualOn ?? forecastOn;
  const isPassed = actualOn === null && !isOver && (told ?? baselineOn ?? today) < today;
  const on = isPassed ? today : told;
  if (baselineOn === null || on === null) return [];
  const days = weekdaysBetween(baselineOn, on);
  const colour = slipColour(days, baselineOn, frame);
  return told === null && colour === 'green' ? [] : [{ milestone, baselineOn, days, colour }];
}

function milestoneText({ milestone, baselineOn, days }: Judged, today: LocalDate): string {
  const { name, forecastOn, actualOn } = milestone;
  const after = `${countWords(days, 'working day')} after its baseline ${dateWords(baselineOn)}`;
  if (actualOn !== null) return `Milestone '${name}' was met on ${dateWords(actualOn)}, ${after}.`;
  if (forecastOn !== null && forecastOn >= today) {
    return `Milestone '${name}' is forecast for ${dateWords(forecastOn)}, ${after}.`;
  }
  return `Milestone '${name}' is not met, ${after}.`;
}

function onTimeText(onTime: readonly Judged[], judged: number): string {
  const latest = Math.max(...onTime.map(({ days }) => days));
  const how = latest > 0 ? `within limits, at most ${countWords(latest, 'working day')} late` : 'on time';
  if (judged === 1) return `The milestone with a baseline is ${how}.`;
  const count = onTime.length < judged ? `${onTime.length} of ${judged}` : `All ${judged}`;
  return `${count} milestones with a baseline ${onTime.length === 1 ? 'is' : 'are'} ${how}.`;
}

/** Without a baseline only a forecast that has passed speaks. */
function silentMilestone(
  { name, baselineOn, forecastOn, actualOn }: MilestoneFacts,
  facts: ProjectFacts,
): readonly Evidence[] {
  if (baselineOn !== null || actualOn !== null || forecastOn === null) return [];
  if (forecastOn >= facts.today || isFinished(facts)) return [];
  const later = countWords(weekdaysBetween(forecastOn, facts.today), 'working day');
  const text = `Milestone '${name}' was forecast for ${dateWords(forecastOn)} and is not met ${later} later.`;
  return [dates(openDateColour({ on: forecastOn, baselineOn }, facts), text)];
}
