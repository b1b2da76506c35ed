import type { portfolioRoutes } from '@sightline/contract';
import { answered, type HandlerOf } from '../audit/index.ts';
import { addPerson } from './add-person.ts';

export const organisationHandlers: { readonly addPerson: HandlerOf<(typeof portfolioRoutes)['addPerson']> } = {
  addPerson: async (_, { body }, { run }) => answered(await run((context) => addPerson(context, body))),
};
