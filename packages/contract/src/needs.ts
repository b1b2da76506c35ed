import { z } from 'zod';
import { route } from './route.ts';
import { asOf, currency, id, localDate, moneyMinor, personRef } from './values.ts';

/** What waits for somebody across the projects; in the order of the strip. */
export const needKind = z.enum(['decision', 'gate', 'unlike', 'report', 'risk', 'issue', 'request', 'cost']);
export type NeedKind = z.output<typeof needKind>;

export const MOST_NEEDS = 7;

export const need = z.object({
  /** Of the record, or of the project where the project itself is what waits. */
  id: z.string(),
  /** null: it belongs to no project, as a cost without one. */
  project: z
    .object({ id: id<'project'>(), key: z.string(), name: z.string(), manager: personRef.nullable() })
    .nullable(),
  /** The record of a register that it is about; null where a status or a report that is not there is meant. */
  record: z.object({ kind: z.string(), id: id<'record'>(), key: z.string() }).nullable(),
  what: z.string(),
  /** One sentence with the figures. */
  cause: z.string(),
  /** Minor units of the report currency; null = not known. */
  valueMinor: moneyMinor.nullable(),
  /** null: nobody has set a day. */
  dueOn: localDate.nullable(),
  /** Calendar days after the day when it was due; negative = days left. */
  lateDays: z.int().nullable(),
  /** A sentence that begins with a verb and names who is to be asked. */
  nextStep: z.string(),
});
export type Need = z.output<typeof need>;

/** All of one kind that wait; `items` are those with most at risk, worst first. */
export const needsOfKind = z.object({
  kind: needKind,
  count: z.int(),
  overdue: z.int(),
  /** How the value at risk of this kind is worked out. */
  valuation: z.string(),
  items: z.array(need).max(MOST_NEEDS),
});
export type NeedsOfKind = z.output<typeof needsOfKind>;

export const needsRoutes = {
  readNeeds: route({
    id: 'reporting.readNeeds',
    kind: 'read',
    method: 'GET',
    path: '/api/needs',
    summary: 'What waits for somebody across the projects that the caller sees, by kind, most value at risk first',
    permission: 'sight.read',
    query: z.object({
      /** `true`: of the projects that the caller manages. */
      mine: z.enum(['true', 'false']).default('false'),
      asOf,
    }),
    response: z.object({
      currency,
      today: localDate,
      /** Kinds of which none waits are here with a count of 0; those that the caller may not read are not. */
      kinds: z.array(needsOfKind),
    }),
  }),
};
