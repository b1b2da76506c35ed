import { amount, date, entry, flag, list, nullable, oneOf, type Read, text, whole } from './shape.ts';

export const STAGES = [
  'idea',
  'screening',
  'business_case',
  'approved',
  'initiate',
  'deliver',
  'deploy',
  'close',
  'benefits',
  'cancelled',
] as const;
export const TOUCH_MODES = ['builds', 'changes', 'replaces', 'retires', 'moves', 'reads', 'writes', 'uses'] as const;
export const BASES = ['earned-value', 'milestones-and-money', 'unknown'] as const;
export const COLOURS = ['green', 'amber', 'red'] as const;
export const CATEGORIES = ['schedule', 'cost', 'scope', 'quality', 'resource', 'benefit', 'stakeholder'] as const;
export const FINDING_KINDS = [
  'linkage',
  'dependency',
  'collision',
  'resource',
  'watermelon',
  'duplicate',
  'benefit',
  'alignment',
  'zombie',
  'compliance',
  'change-saturation',
  'risk',
  'finance',
  'assumption',
  'schedule-quality',
  'opportunity',
] as const;

const others = list(text);
const project = entry({
  id: text,
  name: text,
  otherNames: others,
  program: nullable(text),
  department: text,
  sponsor: text,
  manager: nullable(text),
  assurer: nullable(text),
  stage: oneOf(STAGES),
  onHoldSince: nullable(date),
  method: oneOf(['predictive', 'agile', 'vendor-run']),
  template: text,
  tier: oneOf(['S', 'M', 'L', 'XL']),
  calendar: text,
  workstreams: list(text),
  scope: list(text),
  outOfScope: list(text),
  confidential: flag,
  basis: oneOf(BASES),
  start: date,
  baselineGoLive: date,
  forecastGoLive: date,
  ended: nullable(date),
  outcome: nullable(oneOf(['successful', 'successful-without-benefits', 'failed', 'cancelled'])),
  remark: nullable(text),
  bacK: whole,
  pvK: whole,
  evK: nullable(whole),
  acK: whole,
  forecastK: nullable(whole),
  silentPeriods: whole,
});
const templateTask = entry({ name: text, days: whole, role: text, each: flag });
const template = entry({
  id: text,
  roles: list(text),
  phases: list(entry({ name: text, share: whole, tasks: list(templateTask) })),
  milestones: list(entry({ name: text, atPhase: whole, edge: oneOf(['start', 'finish']), tier: whole })),
});
const colour = oneOf(COLOURS);
const removal = entry({ list: text, where: list(entry({ field: text, value: text })) });

/** The whole spec file. Ids in it are the file's own words for referring; records get ids of their own. */
export const demoSpec = entry({
  anchor: date,
  organisation: entry({
    name: text,
    otherNames: others,
    currency: text,
    employees: whole,
    statusDate: date,
    boardDate: date,
  }),
  calendars: list(
    entry({ id: text, name: text, hours: list(list(text)), holidays: list(entry({ date, name: text })) }),
  ),
  sites: list(entry({ id: text, name: text, otherNames: others, calendar: text })),
  freezes: list(entry({ id: text, name: text, systems: list(text), start: date, end: date })),
  regulations: list(entry({ id: text, name: text, authority: text, due: date, text })),
  regulatedFlows: list(entry({ regulation: text, source: text, target: text, what: text })),
  departments: list(
    entry({
      id: text,
      name: text,
      otherNames: others,
      headcount: whole,
      head: text,
      headTitle: text,
      capacityPoints: whole,
      teams: list(text),
    }),
  ),
  reorganisation: entry({ date, team: text, source: text, target: text }),
  objectives: list(
    entry({
      id: text,
      name: text,
      weight: whole,
      owner: text,
      keyResults: list(entry({ name: text, unit: text, baseline: amount, target: amount, due: date })),
    }),
  ),
  systems: list(
    entry({
      id: text,
      name: text,
      brand: text,
      otherName: text,
      otherBrand: text,
      owner: text,
      lifecycle: oneOf(['planned', 'live', 'retiring', 'retired']),
    }),
  ),
  systemRelations: list(entry({ source: text, kind: oneOf(['hosted-on', 'feeds']), target: text })),
  dataEntities: list(
    entry({
      id: text,
      name: text,
      master: text,
      identifier: text,
      format: text,
      change: nullable(entry({ project: text, format: text })),
    }),
  ),
  vendors: list(entry({ id: text, name: text, spellings: list(text), parent: nullable(text) })),
  contracts: list(
    entry({
      vendor: text,
      spelling: text,
      project: text,
      what: text,
      valueK: whole,
      start: date,
      end: date,
      system: nullable(text),
    }),
  ),
  portfolios: list(
    entry({ id: text, name: text, otherNames: others, director: text, envelopeK: whole, programs: list(text) }),
  ),
  standAlonePortfolio: text,
  programs: list(entry({ id: text, name: text, otherNames: others, manager: text, sponsor: text })),
  projects: list(project),
  reported: list(entry({ project: text, colour, periods: whole })),
  touches: list(entry({ project: text, system: text, mode: oneOf(TOUCH_MODES) })),
  impacts: list(entry({ project: text, department: text, points: whole })),
  contributions: list(entry({ project: text, objective: text, sharePercent: whole })),
  planDefects: list(
    entry({ project: text, kind: oneOf(['hard-constraints', 'missing-logic', 'high-float', 'lags']), amount: whole }),
  ),
  planFill: list(entry({ project: text, percent: whole })),
  roles: list(
    entry({ name: text, count: whole, department: text, costClass: text, dayRate: whole, bauPercent: whole }),
  ),
  people: list(entry({ name: text, role: text, department: text, skills: list(text) })),
  personas: list(entry({ person: text, asRole: text })),
  absences: list(entry({ person: text, kind: text, start: date, end: date })),
  silentSponsor: text,
  nameLists: list(entry({ given: list(text), family: list(text) })),
  loads: list(entry({ person: text, project: nullable(text), what: text, percent: whole, start: date, end: date })),
  pools: list(entry({ role: text, start: date, end: date, project: text, ftePercent: whole })),
  staleBookings: list(entry({ role: text, project: text, percent: whole, end: date })),
  dependencies: list(entry({ provider: text, consumer: text, what: text, needBy: date })),
  risks: list(
    entry({
      project: text,
      vendor: text,
      cause: text,
      event: text,
      effect: text,
      probability: whole,
      impact: whole,
    }),
  ),
  assumptions: list(entry({ project: text, text, about: text, expects: text, by: date })),
  exclusions: list(entry({ project: text, system: text, what: text, until: date })),
  benefits: list(
    entry({
      project: text,
      kpi: text,
      unit: text,
      department: text,
      baseline: whole,
      target: whole,
      claim: whole,
      valueK: whole,
    }),
  ),
  missingEvidence: list(
    entry({
      project: text,
      kind: oneOf(['privacy-assessment', 'gate-2', 'baseline', 'charter', 'business-case', 'status-report']),
    }),
  ),
  funding: entry({ mandatory: list(text), requests: list(entry({ project: text, amountK: whole })) }),
  unassignedLedger: list(entry({ department: text, text, amountK: whole, month: date })),
  misposted: list(entry({ project: text, belongsTo: text, amountK: whole, month: date, text })),
  demands: list(entry({ title: text, department: text })),
  templates: list(template),
  voice: list(entry({ mood: text, sentences: list(text) })),
  narratives: list(entry({ project: text, monthsAgo: whole, achieved: text, next: text, help: text })),
  libraries: entry({
    risks: list(entry({ cause: text, event: text, category: oneOf(CATEGORIES) })),
    opportunities: list(entry({ cause: text, event: text, category: oneOf(CATEGORIES) })),
    issues: list(text),
    assumptions: list(text),
    decisions: list(entry({ question: text, outcome: text, rationale: text })),
    changes: list(entry({ text, dimension: oneOf(['scope', 'schedule', 'cost']) })),
    lessons: list(entry({ situation: text, cause: text, recommendation: text })),
  }),
  lessons: list(entry({ project: text, situation: text, cause: text, recommendation: text, tag: text })),
  divisions: list(entry({ code: text, name: text })),
  planted: list(
    entry({
      id: text,
      kind: oneOf(FINDING_KINDS),
      severity: oneOf(['critical', 'high', 'medium']),
      title: text,
      projects: list(text),
      evidence: list(text),
      drop: list(removal),
    }),
  ),
  stated: list(
    entry({
      project: text,
      cpi: nullable(amount),
      spiT: nullable(amount),
      eacK: nullable(amount),
      schedule: nullable(colour),
      cost: nullable(colour),
      data: nullable(colour),
      overall: nullable(colour),
      because: text,
    }),
  ),
});

export type DemoSpec = Read<typeof demoSpec>;
export type SpecProject = DemoSpec['projects'][number];
export type SpecTemplate = DemoSpec['templates'][number];
export type Colour = (typeof COLOURS)[number];
export type Stage = (typeof STAGES)[number];
