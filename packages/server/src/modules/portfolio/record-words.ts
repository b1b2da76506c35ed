import type { EffectWords, RecordWords } from '../audit/index.ts';

const PEOPLE = 'organisation.person';

export const portfolioWords: readonly RecordWords[] = [
  {
    table: 'portfolio.project',
    one: 'project',
    many: 'projects',
    entity: 'project',
    nameOf: (row) => String(row.key),
    fields: {
      sponsor_id: { word: 'sponsor', kind: 'reference', of: PEOPLE },
      manager_id: { word: 'project manager', kind: 'reference', of: PEOPLE },
      assurer_id: { word: 'assurer', kind: 'reference', of: PEOPLE },
      program_id: { word: 'program', kind: 'reference', of: 'portfolio.program' },
      portfolio_id: { word: 'portfolio', kind: 'reference', of: 'portfolio.portfolio' },
      tier: { word: 'size tier', kind: 'text' },
      stage: { word: 'stage', kind: 'word' },
      go_live_on: { word: 'go-live', kind: 'date' },
      budget_minor: { word: 'budget', kind: 'money' },
      spent_minor: { word: 'spent', kind: 'money' },
      method: { word: 'method', kind: 'word' },
      unit_id: { word: 'unit', kind: 'reference', of: 'organisation.unit' },
      starts_on: { word: 'start', kind: 'date' },
      ended_on: { word: 'end', kind: 'date' },
      on_hold_since: { word: 'on hold since', kind: 'date' },
      outcome: { word: 'outcome', kind: 'word' },
      scope: { word: 'scope', kind: 'text' },
      out_of_scope: { word: 'out of scope', kind: 'text' },
      removed_at: { word: 'removal', kind: 'date' },
    },
  },
  group('program', { portfolio_id: { word: 'portfolio', kind: 'reference', of: 'portfolio.portfolio' } }),
  group('portfolio', {}),
  {
    table: 'portfolio.status_report',
    one: 'reported status',
    many: 'reported statuses',
    entity: null,
    nameOf: (row) => `the reported status ${String(row.colour)}`,
    fields: { project_id: { word: 'project', kind: 'reference', of: 'portfolio.project' } },
  },
];

export const portfolioEffects: EffectWords = {
  'portfolio.removeProject': ({ record }) => `Took ${record} off the line of sight`,
  'portfolio.commitRegisterImport': ({ count }) =>
    `Brought in ${counted(count('portfolio.project'), 'project')} from a register`,
};

function group(name: 'program' | 'portfolio', fields: RecordWords['fields']): RecordWords {
  const nameOf: RecordWords['nameOf'] = (row) => `${name} '${String(row.name)}'`;
  return { table: `portfolio.${name}`, one: name, many: `${name}s`, entity: name, nameOf, fields };
}

function counted(count: number, one: string): string {
  return `${count} ${count === 1 ? one : `${one}s`}`;
}
