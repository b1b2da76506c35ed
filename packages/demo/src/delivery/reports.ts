import { addDays, dateOf, type LocalDate } from '@sightline/kernel';
import { endOfMonth, firstOf, monthEnds } from '../dates.ts';
import { drawBelow, drawBetween, drawOne } from '../random.ts';
import type { StatusReport } from '../records.ts';
import { type Colour, fillWords, type SpecProject } from '../spec/index.ts';
import type { World } from '../world.ts';
import type { Delivery } from './plan-records.ts';

const MONTHS_TOLD = 12;
const DUE_DAYS = 5;

/** Monthly, in the voice of the project manager, as far back as a year; a manager who went silent wrote none of the last. */
export function reportRecords(world: World, delivery: Delivery): readonly StatusReport[] {
  const { project } = delivery;
  const { manager } = project;
  if (manager === null || project.stage === 'idea') return [];
  const last = endOfMonth(firstOf(project.ended ?? world.closedOn, world.closedOn), -project.silentPeriods);
  const first = endOfMonth(world.closedOn, 1 - MONTHS_TOLD);
  return monthEnds(project.start, last)
    .filter((month) => month >= first)
    .map((month) => reportOf(world, delivery, { month, author: manager }));
}

type Told = { readonly month: LocalDate; readonly author: string };

function reportOf(world: World, delivery: Delivery, { month, author }: Told): StatusReport {
  const { project } = delivery;
  const colours = coloursOf(world, project, month);
  const draw = `${world.seed}|${project.id}|${month}`;
  const dueOn = addDays(month, DUE_DAYS);
  const lateDays =
    drawBelow(`${draw}|late`, 10) < 6 ? -drawBelow(`${draw}|early`, 3) : drawBetween(`${draw}|days`, 1, 9);
  return {
    id: world.idOf('status-report', `${project.id}/${month}`),
    origin: 'demo',
    projectId: world.idOf('project', project.id),
    month,
    submittedOn: firstOf(addDays(dueOn, lateDays), world.statusOn),
    dueOn,
    authorId: world.personId(author),
    ...colours,
    scope: 'green',
    quality: colours.overall === 'red' ? 'amber' : 'green',
    resource: colours.overall === 'green' ? 'green' : 'amber',
    risk: colours.overall === 'red' ? 'amber' : 'green',
    benefit: 'green',
    ...narrativeOf(world, delivery, { month, overall: colours.overall }),
  };
}

type Colours = Pick<StatusReport, 'overall' | 'schedule' | 'cost'>;

/** The last two months tell what the facts say, unless the manager is known to say otherwise; before that all was green. */
function coloursOf(world: World, project: SpecProject, month: LocalDate): Colours {
  const monthsAgo = monthEnds(month, world.closedOn).length;
  const said = world.spec.reported.find((entry) => entry.project === project.id);
  if (said !== undefined && monthsAgo <= said.periods) {
    return { overall: said.colour, schedule: said.colour, cost: said.colour };
  }
  const truth = world.spec.stated.find((entry) => entry.project === project.id);
  const shown = (colour: Colour | null | undefined): Colour => (monthsAgo > 2 ? 'green' : (colour ?? 'green'));
  return { overall: shown(truth?.overall), schedule: shown(truth?.schedule), cost: shown(truth?.cost) };
}

type Narrative = Pick<StatusReport, 'achieved' | 'next' | 'help'>;

function narrativeOf(
  world: World,
  delivery: Delivery,
  { month, overall }: { month: LocalDate; overall: Colour },
): Narrative {
  const { project } = delivery;
  const monthsAgo = monthEnds(month, world.closedOn).length;
  const written = world.spec.narratives.find((entry) => entry.project === project.id && entry.monthsAgo === monthsAgo);
  if (written !== undefined) return { achieved: written.achieved, next: written.next, help: written.help };
  const draw = `${world.seed}|${project.id}|${month}`;
  const { done, next } = workAround(delivery, month);
  const said = (mood: string, words: Readonly<Record<string, string>> = {}) => {
    const sentences = world.spec.voice.find((voice) => voice.mood === mood)?.sentences ?? [];
    const sentence = fillWords(drawOne(`${draw}|${mood}`, sentences), (token) => words[token] ?? null);
    return sentence.charAt(0).toUpperCase() + sentence.slice(1);
  };
  const achieved = done === null ? said('achieved_none') : said('achieved', { done });
  const mood = moodOf(world, delivery, { month, overall });
  return {
    achieved: `${achieved} ${said(mood)}`,
    next: next === null ? said('achieved_none') : said('next', { next }),
    help: overall === 'red' ? said('help_bad') : said('help'),
  };
}

function moodOf(
  world: World,
  { project }: Delivery,
  { month, overall }: { month: LocalDate; overall: Colour },
): string {
  if (month < addDays(project.start, 45)) return 'start';
  const truth = world.spec.stated.find((entry) => entry.project === project.id)?.overall;
  if (overall === 'green' && truth === 'red') return 'rosy';
  return { green: 'good', amber: 'wobble', red: 'bad' }[overall];
}

/** A task that was finished in the month, and one that the plan has for the next. */
function workAround(
  { plan, progress }: Delivery,
  month: LocalDate,
): { readonly done: string | null; readonly next: string | null } {
  const opened = endOfMonth(month, -1);
  const finished = plan.tasks.flatMap((task, index) => {
    const at = progress.states[index]?.actualFinish ?? null;
    return task.kind === 'task' && at !== null && dateOf(at) > opened && dateOf(at) <= month ? [task] : [];
  });
  const coming = plan.tasks.find((task, index) => {
    const at = progress.states[index]?.actualFinish ?? null;
    return task.kind === 'task' && (at === null || dateOf(at) > month) && dateOf(task.finish) > opened;
  });
  return { done: quoted(finished.at(-1)?.name), next: quoted(coming?.name) };
}

function quoted(name: string | undefined): string | null {
  return name === undefined ? null : `"${name}"`;
}
