import type { organisationRoutes, portfolioRoutes, SettingsSections, settingsSectionRoutes } from '@sightline/contract';
import { ok, problem, refused } from '@sightline/kernel';
import { answered, type FieldChanges, type HandlerOf } from '../audit/index.ts';
import { addPerson } from './add-person.ts';
import {
  addFiscalYear,
  changeExchangeRates,
  changeGeneralSettings,
  changeSettingsSections,
  changeStatusRules,
  movePeriods,
  removeFiscalYear,
} from './change-settings.ts';
import { readSettings } from './settings-store.ts';

type Served = Pick<typeof portfolioRoutes, 'addPerson'> &
  typeof organisationRoutes &
  Pick<typeof settingsSectionRoutes, 'changeSettingsSections'>;

export const organisationHandlers: { readonly [N in keyof Served]: HandlerOf<Served[N]> } = {
  addPerson: async (_, { body }, { run }) => answered(await run((context) => addPerson(context, body))),
  readSettings: async (context) => {
    const settings = await readSettings(context);
    return settings === null ? refused([problem('shell.not-found')]) : ok(settings);
  },
  changeGeneralSettings: async (_, { body, version }, { run }) =>
    answered(await run((context) => changeGeneralSettings(context, version, body))),
  changeStatusRules: async (_, { body, version }, { run }) =>
    answered(await run((context) => changeStatusRules(context, version, body))),
  changeSettingsSections: async (_, { body, version }, { run }) =>
    answered(await run((context) => changeSettingsSections(context, version, body as FieldChanges<SettingsSections>))),
  changeExchangeRates: async (_, { body, version }, { run }) =>
    answered(await run((context) => changeExchangeRates(context, version, body.changes))),
  addFiscalYear: async (_, { body, version }, { run }) =>
    answered(await run((context) => addFiscalYear(context, version, body.fiscalYear))),
  removeFiscalYear: async (_, { body, version }, { run }) =>
    answered(await run((context) => removeFiscalYear(context, version, body.fiscalYear))),
  movePeriods: async (_, { body, version }, { run }) =>
    answered(await run((context) => movePeriods(context, version, body.changes))),
};
