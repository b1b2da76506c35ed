import { z } from 'zod';
import { route } from './route.ts';
import { asOfQuery, id, localDate } from './values.ts';

/** `over`: more is booked than there is. `full`: 80% or more. `none`: nothing is booked. */
export const loadLevel = z.enum(['none', 'free', 'full', 'over']);
export type LoadLevel = z.output<typeof loadLevel>;

const loadCell = z.object({
  /** In percent of one full-time person, on average over the weekdays: 250 is two and a half. */
  capacityPercent: z.int(),
  hardPercent: z.int(),
  softPercent: z.int(),
  /** Booked in percent of the capacity; null where there is none. */
  loadPercent: z.int().nullable(),
  level: loadLevel,
});

export const roleLoadRoutes = {
  readRoleLoad: route({
    id: 'load.readRoleLoad',
    kind: 'read',
    method: 'GET',
    path: '/api/role-load',
    summary: 'What is booked of each role beside its capacity: eight weeks from this one, then twelve months',
    permission: 'resources.read',
    query: asOfQuery,
    response: z.object({
      periods: z.array(z.object({ kind: z.enum(['week', 'month']), from: localDate, to: localDate })),
      roles: z.array(
        z.object({
          /** null = bookings and resources that name no role. */
          id: id<'record'>().nullable(),
          name: z.string(),
          resources: z.int(),
          /** One for each period, in their order. */
          cells: z.array(loadCell),
        }),
      ),
    }),
  }),
};
