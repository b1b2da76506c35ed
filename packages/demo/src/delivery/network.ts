import { drawBelow, drawBetween } from '../random.ts';
import type { DemoSpec, SpecProject, SpecTemplate } from '../spec/index.ts';
import { fillWords } from '../spec/index.ts';
import type { World } from '../world.ts';

/** One line of a plan before it has dates. `key` is unique in its project. */
export type DraftTask = {
  readonly key: string;
  readonly parentKey: string | null;
  readonly wbs: string;
  readonly name: string;
  readonly kind: 'summary' | 'task' | 'finish-milestone';
  readonly phase: number;
  readonly days: number;
  readonly role: string | null;
  /** 1 to 3 on milestones. */
  readonly tier: number | null;
};
export type DraftLink = { readonly from: string; readonly to: string; readonly lagDays: number };
export type Network = {
  readonly tasks: readonly DraftTask[];
  readonly links: readonly DraftLink[];
  readonly goLiveKey: string;
};

type Lane = readonly DraftTask[];
type SpecTask = SpecTemplate['phases'][number]['tasks'][number];

/** Share of a phase that its longest lane fills; the rest is the slack that a sound plan keeps. */
const FILL_PERCENT = 92;

/**
 * Phases follow each other through milestones. Inside a phase each workstream is a lane of its own beside the lane of the work
 * that all share, so plans run in parallel as real ones do.
 * @param workingDays from the start of the project to its go-live
 */
export function networkOf(world: World, project: SpecProject, workingDays: number): Network {
  const template = world.spec.templates.find(({ id }) => id === project.template);
  if (template === undefined) throw new Error(`no template '${project.template}'`);
  const fill = world.spec.planFill.find((entry) => entry.project === project.id)?.percent ?? FILL_PERCENT;
  const tasks: DraftTask[] = [];
  const links: DraftLink[] = [];
  let before: string | null = null;
  for (const [index, phase] of template.phases.entries()) {
    const room = Math.floor((workingDays * phase.share * fill) / 10_000);
    const lanes = lanesOf(project, phase.tasks, { phase: index, room });
    const opening = milestoneOf(template, index, 'start');
    const closing = milestoneOf(template, index, 'finish') ?? gateLess(phase.name, index);
    tasks.push(summaryOf(phase.name, index), ...(opening === null ? [] : [opening]), ...lanes.flat(), closing);
    if (opening !== null && before !== null) links.push({ from: before, to: opening.key, lagDays: 0 });
    links.push(...linksOf(lanes, opening?.key ?? before, closing.key));
    before = closing.key;
  }
  return withDefects(world, project, { tasks, links: withSomeLags(world, project, links), goLiveKey: before ?? '' });
}

function lanesOf(
  project: SpecProject,
  tasks: readonly SpecTask[],
  options: { readonly phase: number; readonly room: number },
): readonly Lane[] {
  const own = project.workstreams.map((workstream) =>
    tasks.filter(({ each }) => each).map((task) => ({ ...task, name: fillWords(task.name, () => workstream) })),
  );
  const raw = [tasks.filter(({ each }) => !each), ...own].filter((lane) => lane.length > 0);
  const longest = Math.max(...raw.map((lane) => lane.reduce((sum, { days }) => sum + days, 0)));
  let number = 0;
  return raw.map((lane) => {
    let before = 0;
    return lane.map((task): DraftTask => {
      number++;
      const from = Math.floor((before * options.room) / Math.max(1, longest));
      before += task.days;
      const key = `${options.phase + 1}.${number}`;
      return {
        key,
        parentKey: `${options.phase + 1}`,
        wbs: key,
        name: task.name,
        kind: 'task',
        phase: options.phase,
        days: Math.max(1, Math.floor((before * options.room) / Math.max(1, longest)) - from),
        role: task.role,
        tier: null,
      };
    });
  });
}

function linksOf(lanes: readonly Lane[], before: string | null, after: string): readonly DraftLink[] {
  return lanes.flatMap((lane) => {
    const keys = [...(before === null ? [] : [before]), ...lane.map(({ key }) => key), after];
    return keys.slice(1).map((to, index) => ({ from: keys[index] ?? '', to, lagDays: 0 }));
  });
}

function summaryOf(name: string, phase: number): DraftTask {
  const key = `${phase + 1}`;
  return { key, parentKey: null, wbs: key, name, kind: 'summary', phase, days: 0, role: null, tier: null };
}

function milestoneOf(template: SpecTemplate, phase: number, edge: 'start' | 'finish'): DraftTask | null {
  const found = template.milestones.find((milestone) => milestone.atPhase === phase && milestone.edge === edge);
  return found === undefined ? null : milestone(found.name, phase, { edge, tier: found.tier });
}

function gateLess(phaseName: string, phase: number): DraftTask {
  return milestone(`${phaseName}: finished`, phase, { edge: 'finish', tier: 3 });
}

function milestone(name: string, phase: number, { edge, tier }: { edge: string; tier: number }): DraftTask {
  const key = `${phase + 1}.${edge === 'start' ? '0' : 'M'}`;
  return { key, parentKey: `${phase + 1}`, wbs: key, name, kind: 'finish-milestone', phase, days: 0, role: null, tier };
}

function withSomeLags(world: World, project: SpecProject, links: readonly DraftLink[]): readonly DraftLink[] {
  return links.map((link) => {
    const draw = `${world.seed}|${project.id}|${link.from}>${link.to}`;
    return drawBelow(`${draw}|lags`, 60) === 0 ? { ...link, lagDays: drawBetween(`${draw}|days`, 1, 3) } : link;
  });
}

type Defect = DemoSpec['planDefects'][number];

function withDefects(world: World, project: SpecProject, network: Network): Network {
  let { links } = network;
  for (const defect of world.spec.planDefects) {
    if (defect.project === project.id) links = defective({ ...network, links }, defect);
  }
  return { ...network, links };
}

/** Hard constraints are no matter of links; they are set where the dates are known. */
function defective(plan: Network, { kind, amount }: Defect): readonly DraftLink[] {
  if (kind === 'missing-logic') return withLooseEnds(plan, amount);
  if (kind === 'lags') {
    const lagged = everyNth(
      plan.links.map((_, index) => ({ key: String(index) })),
      Math.ceil((plan.links.length * amount) / 100),
    );
    return plan.links.map((link, index) => (lagged.has(String(index)) ? { ...link, lagDays: 2 } : link));
  }
  if (kind === 'high-float') return withHighFloat(plan, amount);
  return plan.links;
}

/** Short tasks of the later half hand on to nothing; what came before them now hands on to what came after. */
function withLooseEnds(plan: Network, percent: number): readonly DraftLink[] {
  const work = plan.tasks.filter((task) => task.kind === 'task');
  const later = work.slice(Math.floor(work.length / 2)).sort((a, b) => a.days - b.days);
  const loose = later.slice(0, Math.ceil((work.length * percent) / 100)).map(({ key }) => key);
  return loose.reduce<readonly DraftLink[]>((links, key) => {
    const bridges = links
      .filter(({ to }) => to === key)
      .flatMap(({ from }) => links.filter((link) => link.from === key).map((link) => ({ ...link, from })));
    const others = links.filter(({ from }) => from !== key);
    const isNew = (bridge: DraftLink) => !others.some(({ from, to }) => from === bridge.from && to === bridge.to);
    return [...others, ...bridges.filter(isNew)];
  }, plan.links);
}

/** Tasks of the longest phase hand on to nothing but the go-live. */
function withHighFloat(plan: Network, percent: number): readonly DraftLink[] {
  const work = plan.tasks.filter((task) => task.kind === 'task');
  const phases = [...new Set(work.map(({ phase }) => phase))];
  const size = (phase: number) => work.filter((task) => task.phase === phase).length;
  const longest = phases.reduce((most, phase) => (size(phase) > size(most) ? phase : most), phases[0] ?? 0);
  const open = work.filter(({ phase }) => phase >= longest).length;
  const loose = new Set(
    work
      .filter(({ phase }) => phase === longest)
      .slice(-Math.ceil((open * percent) / 100))
      .map(({ key }) => key),
  );
  return plan.links.map((link) => (loose.has(link.from) ? { ...link, to: plan.goLiveKey } : link));
}

function everyNth(entries: readonly { readonly key: string }[], count: number): ReadonlySet<string> {
  const step = entries.length / Math.max(1, count);
  return new Set(Array.from({ length: count }, (_, index) => entries[Math.floor(index * step)]?.key ?? ''));
}
