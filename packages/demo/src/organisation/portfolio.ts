import { addDays } from '@sightline/kernel';
import { lastOf } from '../dates.ts';
import type { DemoRecords, Project } from '../records.ts';
import type { SpecProject } from '../spec/index.ts';
import { thousands, type World } from '../world.ts';

type Structure = Pick<
  DemoRecords,
  'portfolios' | 'programs' | 'projects' | 'contributions' | 'dependencies' | 'fundingRequests'
>;

/** Portfolios, programs and projects, what the projects are for and what they owe each other. */
export function portfolioOf(world: World): Structure {
  const { spec, idOf } = world;
  const nextYear = Number(world.statusOn.slice(0, 4)) + 1;
  return {
    portfolios: spec.portfolios.map(({ id, name, director, envelopeK }) => ({
      id: idOf('portfolio', id),
      origin: 'demo',
      name,
      directorId: world.personId(director),
      envelopes: [{ year: nextYear, amount: thousands(world, envelopeK) }],
    })),
    programs: spec.programs.map(({ id, name, manager, sponsor }) => ({
      id: idOf('program', id),
      origin: 'demo',
      name,
      portfolioId: idOf('portfolio', portfolioOfProgram(world, id)),
      managerId: world.personId(manager),
      sponsorId: world.personId(sponsor),
    })),
    projects: spec.projects.map((project) => projectOf(world, project)),
    contributions: spec.contributions.map(({ project, objective, sharePercent }) => ({
      id: idOf('contribution', `${project}/${objective}`),
      origin: 'demo',
      projectId: idOf('project', project),
      objectiveId: idOf('objective', objective),
      sharePercent,
      state: 'agreed',
      scoredOn: addDays(world.statusOn, -120),
    })),
    dependencies: dependenciesOf(world),
    fundingRequests: spec.funding.requests.map(({ project, amountK }) => ({
      id: idOf('funding-request', project),
      origin: 'demo',
      projectId: idOf('project', project),
      year: nextYear,
      amount: thousands(world, amountK),
      isMandatory: spec.funding.mandatory.includes(project),
    })),
  };
}

function portfolioOfProgram({ spec }: World, program: string | null): string {
  const holder = spec.portfolios.find(({ programs }) => program !== null && programs.includes(program));
  return holder?.id ?? spec.standAlonePortfolio;
}

function projectOf(world: World, project: SpecProject): Project {
  const { idOf } = world;
  return {
    id: idOf('project', project.id),
    origin: 'demo',
    key: world.keyOf(project.id),
    name: project.name,
    tier: project.tier,
    stage: project.stage,
    onHoldSince: project.onHoldSince,
    method: project.method,
    basis: project.basis,
    portfolioId: idOf('portfolio', portfolioOfProgram(world, project.program)),
    programId: project.program === null ? null : idOf('program', project.program),
    assurerId: project.assurer === null ? null : world.personId(project.assurer),
    unitId: idOf('unit', project.department),
    sponsorId: world.personId(project.sponsor),
    managerId: project.manager === null ? null : world.personId(project.manager),
    isConfidential: project.confidential,
    scope: project.scope,
    outOfScope: project.outOfScope,
    startOn: project.start,
    baselineGoLiveOn: project.baselineGoLive,
    forecastGoLiveOn: project.forecastGoLive,
    endedOn: project.ended,
    outcome: project.outcome,
    remark: project.remark,
  };
}

/** The provider promises its own go-live or the need, whichever comes first; a promise after the need puts it at risk. */
function dependenciesOf({ spec, idOf }: World): DemoRecords['dependencies'] {
  return spec.dependencies.map(({ provider, consumer, what, needBy }) => {
    const goLive = spec.projects.find(({ id }) => id === provider);
    const slip = goLive !== undefined && goLive.forecastGoLive > goLive.baselineGoLive ? goLive.forecastGoLive : needBy;
    return {
      id: idOf('dependency', `${provider}/${consumer}`),
      origin: 'demo',
      providerId: idOf('project', provider),
      consumerId: idOf('project', consumer),
      what,
      needByOn: needBy,
      promisedOn: lastOf(slip, needBy),
      state: slip > needBy ? 'at_risk' : 'agreed',
    };
  });
}
