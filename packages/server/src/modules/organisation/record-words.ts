import type { EffectWords, RecordWords } from '../audit/index.ts';

export const organisationWords: readonly RecordWords[] = [
  {
    table: 'organisation.person',
    one: 'person',
    many: 'people',
    entity: 'person',
    nameOf: (row) => String(row.name),
    fields: { email: { word: 'e-mail address', kind: 'text' } },
  },
  {
    table: 'organisation.organisation',
    one: 'organisation',
    many: 'organisations',
    entity: 'organisation',
    nameOf: () => 'the organisation',
    fields: {},
  },
  {
    table: 'organisation.setting',
    one: 'setting',
    many: 'settings',
    entity: null,
    nameOf: (row) => `the ${String(row.id).replaceAll('-', ' ')}`,
    fields: { value: { word: 'limits', kind: 'text' } },
  },
  {
    table: 'organisation.period',
    one: 'period',
    many: 'periods',
    entity: null,
    nameOf: (row) => `period ${String(row.number)} of fiscal year ${String(row.fiscal_year)}`,
    fields: {},
  },
  {
    table: 'organisation.exchange_rate',
    one: 'exchange rate',
    many: 'exchange rates',
    entity: null,
    nameOf: (row) => `the rate of ${String(row.currency)} from ${String(row.from_on)}`,
    fields: {},
  },
  {
    table: 'organisation.unit',
    one: 'organisation unit',
    many: 'organisation units',
    entity: 'unit',
    nameOf: () => 'an organisation unit',
    fields: {},
  },
  {
    table: 'organisation.unit_state',
    one: 'state of a unit',
    many: 'states of units',
    entity: null,
    nameOf: (row) => `unit '${String(row.name)}' from ${String(row.from_on)}`,
    fields: {
      parent_id: { word: 'parent', kind: 'text' },
      head_id: { word: 'head', kind: 'reference', of: 'organisation.person' },
    },
  },
  {
    table: 'organisation.home_unit',
    one: 'home unit',
    many: 'home units',
    entity: null,
    nameOf: (row) => `a home unit from ${String(row.from_on)}`,
    fields: {},
  },
];

export const organisationEffects: EffectWords = {
  'organisation.changeGeneralSettings': () => 'Changed the general settings',
  'organisation.changeStatusRules': () => 'Changed the limits of the computed status',
  'organisation.changeSettingsSections': ({ record }) => `Changed ${record}`,
  'organisation.changeExchangeRates': ({ count }) =>
    `Changed the exchange rates: ${count('organisation.exchange_rate')} added or changed`,
  'organisation.addFiscalYear': () => 'Added the periods of a fiscal year',
  'organisation.removeFiscalYear': () => 'Removed the periods of a fiscal year',
  'organisation.addUnit': () => 'Added an organisation unit',
  'organisation.changeUnit': () => 'Changed an organisation unit',
  'organisation.closeUnit': () => 'Closed an organisation unit',
  'organisation.setHomeUnit': () => 'Gave a person another home unit',
  'organisation.movePeriods': ({ count }) => `Changed the state of ${count('organisation.period')} periods`,
};
