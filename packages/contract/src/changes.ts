import { z } from 'zod';
import { computedStatus } from './reporting.ts';
import { route } from './route.ts';
import { asOf, colour, currency, id, localDate, moneyMinor, personRef, stage } from './values.ts';

/** What of a project's line can have moved; by the names of the line of sight. */
export const changedField = z.enum([
  'reported',
  'computed',
  'stage',
  'finishOn',
  'slipDays',
  'budgetMinor',
  'spentMinor',
]);
export type ChangedField = z.output<typeof changedField>;

const moved = <T extends z.ZodType>(value: T) => z.object({ from: value.nullable(), to: value.nullable() });

/** null = as it was. A number carries by how much it moved, where both ends are known and can be compared. */
export const sightChange = z.object({
  id: id<'project'>(),
  key: z.string(),
  name: z.string(),
  manager: personRef.nullable(),
  /** `new`: it was not there then, or not to be seen; `gone`: it is not there now. Both have no further fields. */
  presence: z.enum(['new', 'gone', 'both']),
  reported: moved(colour).nullable(),
  computed: moved(colour).nullable(),
  /** The first reason of the computed colour now; null where it has not moved. */
  reason: computedStatus.shape.reasons.element.nullable(),
  stage: moved(stage).nullable(),
  finishOn: moved(localDate).nullable(),
  /** Calendar days. */
  slipDays: moved(z.int()).extend({ by: z.int().nullable() }).nullable(),
  budgetMinor: moved(moneyMinor).extend({ by: moneyMinor.nullable() }).nullable(),
  spentMinor: moved(moneyMinor).extend({ by: moneyMinor.nullable() }).nullable(),
});
export type SightChange = z.output<typeof sightChange>;

/** `close`: the end of the last fiscal period that is closed, else of the last month; `week` and `month`: before the day that is read. */
export const namedSince = z.enum(['close', 'week', 'month']);
export type NamedSince = z.output<typeof namedSince>;

export const changesRoutes = {
  readChangesSince: route({
    id: 'reporting.readChangesSince',
    kind: 'read',
    method: 'GET',
    path: '/api/line-of-sight/changes',
    summary: 'What has moved on the line of sight since the end of a past day, most material first',
    permission: 'sight.read',
    query: z.object({ since: z.union([namedSince, localDate]), asOf }),
    response: z.object({
      currency,
      since: localDate,
      today: localDate,
      /** Projects that stand as they stood. */
      unchanged: z.int(),
      changes: z.array(sightChange),
    }),
  }),
};
