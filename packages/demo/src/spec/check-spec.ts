import { type Problem, problem } from '@sightline/kernel';
import { fridayOnOrBefore } from '../dates.ts';
import { mapStrings } from './map-strings.ts';
import type { DemoSpec, SpecProject } from './spec.ts';
import { tokensOf, vocabulary, writtenDate } from './words.ts';

/** Words that templates and libraries leave open until a project uses them. */
const OPEN_TOKENS = new Set(['workstream', 'done', 'next']);

/** Which field of which list names an entry of which other list, by its `id` or its `name`. */
const REFERENCES: readonly (readonly [list: keyof DemoSpec, field: string, target: keyof DemoSpec])[] = [
  ['sites', 'calendar', 'calendars'],
  ['freezes', 'systems', 'systems'],
  ['regulatedFlows', 'regulation', 'regulations'],
  ['regulatedFlows', 'source', 'systems'],
  ['regulatedFlows', 'target', 'systems'],
  ['departments', 'head', 'people'],
  ['objectives', 'owner', 'people'],
  ['systems', 'owner', 'departments'],
  ['systemRelations', 'source', 'systems'],
  ['systemRelations', 'target', 'systems'],
  ['dataEntities', 'master', 'systems'],
  ['vendors', 'parent', 'vendors'],
  ['contracts', 'vendor', 'vendors'],
  ['contracts', 'project', 'projects'],
  ['contracts', 'system', 'systems'],
  ['portfolios', 'director', 'people'],
  ['portfolios', 'programs', 'programs'],
  ['programs', 'manager', 'people'],
  ['programs', 'sponsor', 'people'],
  ['projects', 'program', 'programs'],
  ['projects', 'department', 'departments'],
  ['projects', 'sponsor', 'people'],
  ['projects', 'manager', 'people'],
  ['projects', 'assurer', 'people'],
  ['projects', 'template', 'templates'],
  ['projects', 'calendar', 'calendars'],
  ['reported', 'project', 'projects'],
  ['touches', 'project', 'projects'],
  ['touches', 'system', 'systems'],
  ['impacts', 'project', 'projects'],
  ['impacts', 'department', 'departments'],
  ['contributions', 'project', 'projects'],
  ['contributions', 'objective', 'objectives'],
  ['planDefects', 'project', 'projects'],
  ['planFill', 'project', 'projects'],
  ['roles', 'department', 'departments'],
  ['people', 'role', 'roles'],
  ['people', 'department', 'departments'],
  ['personas', 'person', 'people'],
  ['absences', 'person', 'people'],
  ['loads', 'person', 'people'],
  ['loads', 'project', 'projects'],
  ['pools', 'role', 'roles'],
  ['pools', 'project', 'projects'],
  ['staleBookings', 'role', 'roles'],
  ['staleBookings', 'project', 'projects'],
  ['dependencies', 'provider', 'projects'],
  ['dependencies', 'consumer', 'projects'],
  ['risks', 'project', 'projects'],
  ['risks', 'vendor', 'vendors'],
  ['assumptions', 'project', 'projects'],
  ['assumptions', 'about', 'systems'],
  ['exclusions', 'project', 'projects'],
  ['exclusions', 'system', 'systems'],
  ['benefits', 'project', 'projects'],
  ['benefits', 'department', 'departments'],
  ['missingEvidence', 'project', 'projects'],
  ['unassignedLedger', 'department', 'departments'],
  ['misposted', 'project', 'projects'],
  ['misposted', 'belongsTo', 'projects'],
  ['demands', 'department', 'departments'],
  ['narratives', 'project', 'projects'],
  ['lessons', 'project', 'projects'],
  ['planted', 'projects', 'projects'],
  ['stated', 'project', 'projects'],
];

type Row = Readonly<Record<string, unknown>>;

/** All that is wrong with a spec whose shape fits: references to nothing, repeated ids, dates and amounts that cannot be. */
export function checkSpec(spec: DemoSpec): readonly Problem[] {
  return [
    ...REFERENCES.flatMap(([list, field, target]) => missingReferences(spec, list, field, target)),
    ...otherReferences(spec),
    ...repeatedIds(spec),
    ...spec.projects.flatMap(projectProblems),
    ...spansOf(spec).flatMap(({ path, from, to }) =>
      from <= to ? [] : [problem('demo.span-ends-before-it-starts', { path, from, to })],
    ),
    ...spec.systemRelations.flatMap(({ source, target, kind }) =>
      source === target ? [problem('demo.system-relates-to-itself', { system: source, kind })] : [],
    ),
    ...unknownTokens(spec),
    ...(fridayOnOrBefore(spec.organisation.statusDate) === spec.organisation.statusDate
      ? []
      : [problem('demo.status-date-not-friday', { date: spec.organisation.statusDate })]),
  ];
}

function missingReferences(
  spec: DemoSpec,
  list: keyof DemoSpec,
  field: string,
  target: keyof DemoSpec,
): readonly Problem[] {
  const known = namesIn(spec, target);
  return rowsOf(spec, list).flatMap((row, index) =>
    [row[field]]
      .flat()
      .filter((value) => value !== null && !known.has(String(value)))
      .map((value) => missing(`${list}[${index}].${field}`, String(value), target)),
  );
}

function otherReferences(spec: DemoSpec): readonly Problem[] {
  const roles = namesIn(spec, 'roles');
  const projects = namesIn(spec, 'projects');
  const found = (path: string, value: string, target: keyof DemoSpec) =>
    namesIn(spec, target).has(value) ? [] : [missing(path, value, target)];
  const ofTemplates = spec.templates.flatMap(({ id, roles: team, phases }) =>
    [...team, ...phases.flatMap(({ tasks }) => tasks.map(({ role }) => role))]
      .filter((name) => !roles.has(name))
      .map((name) => missing(`templates.${id}`, name, 'roles')),
  );
  const ofFunding = [...spec.funding.mandatory, ...spec.funding.requests.map(({ project }) => project)]
    .filter((id) => !projects.has(id))
    .map((id) => missing('funding', id, 'projects'));
  const ofChanges = spec.dataEntities.flatMap(({ id, change }) =>
    change === null ? [] : found(`dataEntities.${id}.change`, change.project, 'projects'),
  );
  const ofRemovals = spec.planted.flatMap(({ id, drop }) =>
    drop
      .filter(({ list }) => !(list in spec))
      .map(({ list }) => problem('demo.list-unknown', { path: `planted.${id}.drop`, list })),
  );
  return [
    ...ofTemplates,
    ...ofFunding,
    ...ofChanges,
    ...ofRemovals,
    ...found('standAlonePortfolio', spec.standAlonePortfolio, 'portfolios'),
    ...found('silentSponsor', spec.silentSponsor, 'people'),
    ...found('reorganisation.source', spec.reorganisation.source, 'departments'),
    ...found('reorganisation.target', spec.reorganisation.target, 'departments'),
  ];
}

function missing(path: string, value: string, target: string): Problem {
  return problem('demo.reference-missing', { path, value, list: target });
}

function repeatedIds(spec: DemoSpec): readonly Problem[] {
  const lists = [
    'calendars',
    'sites',
    'freezes',
    'departments',
    'systems',
    'vendors',
    'portfolios',
    'programs',
    'projects',
    'roles',
    'people',
  ] as const;
  return lists.flatMap((list) => {
    const seen = new Set<string>();
    return rowsOf(spec, list)
      .map((row) => String(row.id ?? row.name))
      .filter((id) => seen.has(id) || !seen.add(id))
      .map((id) => problem('demo.id-repeated', { list, id }));
  });
}

function projectProblems(project: SpecProject): readonly Problem[] {
  const { id, sponsor, manager, start, baselineGoLive, forecastGoLive, ended, basis, bacK, evK } = project;
  const found: Problem[] = [];
  if (sponsor === manager) found.push(problem('demo.sponsor-manages', { project: id, person: sponsor }));
  for (const end of [baselineGoLive, forecastGoLive, ended ?? start]) {
    if (end < start)
      found.push(problem('demo.span-ends-before-it-starts', { path: `projects.${id}`, from: start, to: end }));
  }
  if ((basis === 'earned-value') !== (evK !== null))
    found.push(problem('demo.earned-value-and-basis-differ', { project: id, basis }));
  if (Math.max(evK ?? 0, project.pvK) > bacK || bacK === 0)
    found.push(problem('demo.value-above-budget', { project: id, budget: bacK }));
  if (project.workstreams.length === 0) found.push(problem('demo.project-without-workstream', { project: id }));
  return found;
}

function spansOf(spec: DemoSpec): readonly { path: string; from: string; to: string }[] {
  const lists = ['freezes', 'contracts', 'absences', 'loads', 'pools'] as const;
  return lists.flatMap((list) =>
    spec[list].map(({ start, end }, index) => ({ path: `${list}[${index}]`, from: start, to: end })),
  );
}

function unknownTokens(spec: DemoSpec): readonly Problem[] {
  const words = vocabulary(spec);
  const isKnown = (token: string) => words.has(token) || OPEN_TOKENS.has(token) || writtenDate(token) !== null;
  const unknown = new Set<string>();
  mapStrings(spec, (text) => {
    for (const token of tokensOf(text)) if (!isKnown(token)) unknown.add(token);
    return text;
  });
  return [...unknown].map((token) => problem('demo.token-unknown', { token }));
}

function rowsOf(spec: DemoSpec, list: keyof DemoSpec): readonly Row[] {
  const rows: unknown = spec[list];
  return Array.isArray(rows) ? rows : [];
}

function namesIn(spec: DemoSpec, list: keyof DemoSpec): ReadonlySet<string> {
  return new Set(rowsOf(spec, list).map((row) => String(list === 'people' || list === 'roles' ? row.name : row.id)));
}
