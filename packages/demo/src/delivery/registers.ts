import { addDays, daysBetween, type LocalDate } from '@sightline/kernel';
import { firstOf, lastOf } from '../dates.ts';
import { drawBelow, drawBetween, drawOne, shuffled } from '../random.ts';
import type { DemoRecords, Risk } from '../records.ts';
import { fillWords, type SpecProject } from '../spec/index.ts';
import { thousands, type World } from '../world.ts';

type Registers = Pick<
  DemoRecords,
  'risks' | 'issues' | 'assumptions' | 'exclusions' | 'decisions' | 'changeRequests' | 'benefits' | 'lessons'
>;

const PER_TIER = { S: 2, M: 3, L: 5, XL: 7 } as const;

/** What a project has written down beside its plan: what may happen, what did, what it takes for granted, what was decided. */
export function registerRecords(world: World, project: SpecProject): Registers {
  return {
    risks: [
      ...plantedRisks(world, project),
      ...drawnRisks(world, project, 'threat'),
      ...drawnRisks(world, project, 'opportunity'),
    ],
    issues: issuesOf(world, project),
    ...assumptionsOf(world, project),
    decisions: decisionsOf(world, project),
    changeRequests: changesOf(world, project),
    benefits: benefitsOf(world, project),
    lessons: lessonsOf(world, project),
  };
}

/** Texts of a library with the project's workstreams put in, no text twice. */
function drawn<T>(
  world: World,
  project: SpecProject,
  from: { readonly list: readonly T[]; readonly name: string; readonly count: number },
) {
  const draw = `${world.seed}|${project.id}|${from.name}`;
  return shuffled(draw, from.list)
    .slice(0, from.count)
    .map((entry, index) => {
      const workstream = drawOne(`${draw}|${index}|workstream`, project.workstreams);
      const until = firstOf(project.ended ?? world.statusOn, world.statusOn);
      return {
        entry,
        key: `${project.id}/${from.name}/${index}`,
        draw: `${draw}|${index}`,
        raisedOn: dayBetween(`${draw}|${index}|raised`, project.start, until),
        fill: (text: string) => fillWords(text, (token) => (token === 'workstream' ? workstream.toLowerCase() : null)),
      };
    });
}

function dayBetween(key: string, from: LocalDate, to: LocalDate): LocalDate {
  return addDays(from, drawBelow(key, Math.max(1, daysBetween(from, to))));
}

function base(world: World, project: SpecProject) {
  return { origin: 'demo', projectId: world.idOf('project', project.id) } as const;
}

function ownerOf(world: World, project: SpecProject): Risk['ownerId'] {
  return project.manager === null ? null : world.personId(project.manager);
}

function plantedRisks(world: World, project: SpecProject): readonly Risk[] {
  return world.spec.risks
    .filter((risk) => risk.project === project.id)
    .map((risk) => ({
      ...base(world, project),
      id: world.idOf('risk', `${project.id}/${risk.vendor}`),
      kind: 'threat',
      cause: risk.cause,
      event: risk.event,
      effect: risk.effect,
      category: 'stakeholder',
      probability: risk.probability,
      impact: risk.impact,
      vendorId: world.idOf('vendor', risk.vendor),
      ownerId: ownerOf(world, project),
      response: 'accept',
      raisedOn: addDays(lastOf(project.start, addDays(world.statusOn, -90)), 14),
      state: 'open',
    }));
}

function drawnRisks(world: World, project: SpecProject, kind: Risk['kind']): readonly Risk[] {
  const { risks, opportunities } = world.spec.libraries;
  const isThreat = kind === 'threat';
  const count = isThreat ? PER_TIER[project.tier] : drawBelow(`${world.seed}|${project.id}|opportunities`, 2);
  return drawn(world, project, { list: isThreat ? risks : opportunities, name: kind, count }).map(
    ({ entry, key, draw, raisedOn, fill }) => ({
      ...base(world, project),
      id: world.idOf('risk', key),
      kind,
      cause: fill(entry.cause),
      event: fill(entry.event),
      effect: fill(drawOne(`${draw}|effect`, risks).event),
      category: entry.category,
      probability: drawBetween(`${draw}|p`, 1, 4),
      impact: drawBetween(`${draw}|i`, 1, 4),
      vendorId: null,
      ownerId: ownerOf(world, project),
      response: isThreat
        ? drawOne(`${draw}|response`, ['avoid', 'reduce', 'transfer', 'accept'] as const)
        : drawOne(`${draw}|response`, ['exploit', 'share'] as const),
      raisedOn,
      state:
        project.ended === null
          ? drawOne(`${draw}|state`, ['open', 'responding', 'responding', 'closed'] as const)
          : 'closed',
    }),
  );
}

function issuesOf(world: World, project: SpecProject): Registers['issues'] {
  const count = Math.ceil(PER_TIER[project.tier] / 2) + 1;
  return drawn(world, project, { list: world.spec.libraries.issues, name: 'issue', count }).map(
    ({ entry, key, draw, raisedOn, fill }) => ({
      ...base(world, project),
      id: world.idOf('issue', key),
      text: fill(entry),
      priority: drawBetween(`${draw}|priority`, 2, 4),
      ownerId: ownerOf(world, project),
      raisedOn,
      dueOn: addDays(raisedOn, drawBetween(`${draw}|due`, 10, 40)),
      state:
        project.ended === null
          ? drawOne(`${draw}|state`, ['open', 'in_progress', 'resolved', 'resolved'] as const)
          : 'resolved',
    }),
  );
}

function assumptionsOf(world: World, project: SpecProject): Pick<Registers, 'assumptions' | 'exclusions'> {
  const { spec, idOf } = world;
  const planted = spec.assumptions
    .filter((entry) => entry.project === project.id)
    .map(({ text, about, expects, by }) => ({
      ...base(world, project),
      id: idOf('assumption', `${project.id}/${about}`),
      text,
      about: { systemId: idOf('system', about), expects },
      validateByOn: by,
      state: 'open' as const,
    }));
  const count = Math.ceil(PER_TIER[project.tier] / 3);
  const others = drawn(world, project, { list: spec.libraries.assumptions, name: 'assumption', count }).map(
    ({ entry, key, raisedOn, fill }) => ({
      ...base(world, project),
      id: idOf('assumption', key),
      text: fill(entry),
      about: null,
      validateByOn: addDays(raisedOn, 60),
      state: addDays(raisedOn, 60) < world.statusOn ? ('validated' as const) : ('open' as const),
    }),
  );
  const exclusions = spec.exclusions
    .filter((entry) => entry.project === project.id)
    .map(({ system, what, until }) => ({
      ...base(world, project),
      id: idOf('exclusion', `${project.id}/${what}`),
      systemId: idOf('system', system),
      what,
      untilOn: until,
    }));
  return { assumptions: [...planted, ...others], exclusions };
}

/** A sponsor who never answers leaves every question open. */
function decisionsOf(world: World, project: SpecProject): Registers['decisions'] {
  const isSilent = project.sponsor === world.spec.silentSponsor;
  return drawn(world, project, {
    list: world.spec.libraries.decisions,
    name: 'decision',
    count: PER_TIER[project.tier],
  }).map(({ entry, key, draw, raisedOn, fill }) => {
    const decidedOn = addDays(raisedOn, drawBetween(`${draw}|days`, 3, 21));
    const isDecided = decidedOn <= world.statusOn && !(isSilent && project.ended === null);
    return {
      ...base(world, project),
      id: world.idOf('decision', key),
      question: fill(entry.question),
      outcome: isDecided ? fill(entry.outcome) : null,
      rationale: isDecided ? fill(entry.rationale) : null,
      askedOn: raisedOn,
      decidedOn: isDecided ? decidedOn : null,
      deciderId: world.personId(project.sponsor),
      state: isDecided ? ('decided' as const) : ('proposed' as const),
    };
  });
}

function changesOf(world: World, project: SpecProject): Registers['changeRequests'] {
  const count = Math.floor(PER_TIER[project.tier] / 2);
  return drawn(world, project, { list: world.spec.libraries.changes, name: 'change', count }).map(
    ({ entry, key, draw, raisedOn, fill }) => {
      const decidedOn = addDays(raisedOn, 21);
      const isDecided = decidedOn <= world.statusOn;
      return {
        ...base(world, project),
        id: world.idOf('change-request', key),
        text: fill(entry.text),
        dimension: entry.dimension,
        cost: thousands(
          world,
          entry.dimension === 'cost' ? drawBetween(`${draw}|cost`, 5, 40) : drawBelow(`${draw}|cost`, 15),
        ),
        days: entry.dimension === 'schedule' ? drawBetween(`${draw}|days`, 3, 15) : 0,
        raisedOn,
        decidedOn: isDecided ? decidedOn : null,
        state: isDecided ? drawOne(`${draw}|state`, ['approved', 'approved', 'rejected'] as const) : 'submitted',
      };
    },
  );
}

/** Those of the spec; any other project claims hours saved of its own, which nobody else can claim. */
function benefitsOf(world: World, project: SpecProject): Registers['benefits'] {
  const sponsor = world.personId(project.sponsor);
  const state = project.outcome === null ? 'planned' : project.outcome === 'successful' ? 'realised' : 'not_realised';
  const written = world.spec.benefits.filter((benefit) => benefit.project === project.id);
  if (written.length === 0) {
    if (project.outcome === 'cancelled') return [];
    const hours = drawBetween(`${world.seed}|${project.id}|hours`, 8, 60) * 100;
    const own = {
      kpi: `Hours saved a year by ${project.name}`,
      unit: 'hours',
      department: project.department,
      baseline: hours,
      target: 0,
      claim: hours,
    };
    return [benefitRecord(world, project, { ...own, valueK: Math.round(hours / 30), ownerId: sponsor, state })];
  }
  return written.map((benefit) => benefitRecord(world, project, { ...benefit, ownerId: sponsor, state }));
}

type Claim = {
  readonly kpi: string;
  readonly unit: string;
  readonly department: string;
  readonly baseline: number;
  readonly target: number;
  readonly claim: number;
  readonly valueK: number;
  readonly ownerId: Registers['benefits'][number]['ownerId'];
  readonly state: Registers['benefits'][number]['state'];
};

function benefitRecord(world: World, project: SpecProject, claim: Claim): Registers['benefits'][number] {
  const { kpi, unit, baseline, target, ownerId, state } = claim;
  return {
    ...base(world, project),
    id: world.idOf('benefit', `${project.id}/${kpi}`),
    kpi,
    unit,
    unitId: world.idOf('unit', claim.department),
    ownerId,
    baseline,
    target,
    claim: claim.claim,
    yearlyValue: thousands(world, claim.valueK),
    state,
  };
}

function lessonsOf(world: World, project: SpecProject): Registers['lessons'] {
  const written = world.spec.lessons
    .filter((lesson) => lesson.project === project.id)
    .map(({ situation, cause, recommendation, tag }) => ({
      ...base(world, project),
      id: world.idOf('lesson', `${project.id}/${situation}`),
      situation,
      cause,
      recommendation,
      tag,
      capturedOn: firstOf(project.ended ?? world.statusOn, world.statusOn),
    }));
  const count = project.ended === null ? 2 : 5;
  const others = drawn(world, project, { list: world.spec.libraries.lessons, name: 'lesson', count }).map(
    ({ entry, key, raisedOn, fill }) => ({
      ...base(world, project),
      id: world.idOf('lesson', key),
      situation: fill(entry.situation),
      cause: fill(entry.cause),
      recommendation: fill(entry.recommendation),
      tag: project.template,
      capturedOn: raisedOn,
    }),
  );
  return [...written, ...others];
}
