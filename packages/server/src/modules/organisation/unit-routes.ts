import type { unitRoutes } from '@sightline/contract';
import { ok } from '@sightline/kernel';
import { answered, type HandlerOf } from '../audit/index.ts';
import { addUnit, changeUnit, closeUnit, setHomeUnit } from './change-units.ts';
import type { UnitFields } from './unit.ts';
import { listHomes, listUnits } from './unit-store.ts';

type Routes = typeof unitRoutes;

export const unitHandlers: { readonly [N in keyof Routes]: HandlerOf<Routes[N]> } = {
  readUnits: async ({ db, today }, { query }) => {
    const on = query.on ?? today;
    return ok({ on, units: await listUnits(db, on), people: await listHomes(db, on) });
  },
  addUnit: async (_, { body }, { run }) => answered(await run((context) => addUnit(context, body))),
  changeUnit: async (_, { params, body, version }, { run }) => {
    const { from, ...fields } = body;
    const given = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
    const changes: Partial<UnitFields> = given;
    return answered(await run((context) => changeUnit(context, { id: params.unitId, version }, { ...changes, from })));
  },
  closeUnit: async (_, { params, body, version }, { run }) =>
    answered(await run((context) => closeUnit(context, { id: params.unitId, version }, body.from))),
  setHomeUnit: async (_, { params, body }, { run }) =>
    answered(await run((context) => setHomeUnit(context, params.personId, body))),
};
