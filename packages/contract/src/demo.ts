import { z } from 'zod';
import { sessionState } from './identity.ts';
import { route } from './route.ts';
import { id, instant, localDate, moved } from './values.ts';

export const demoSize = z.enum(['S', 'M', 'L']);
export type DemoSize = z.output<typeof demoSize>;
/** 0 = as written; others are other organisations of the same kind. */
export const LAST_DEMO_VARIANT = 9999;

/** Somebody of the demo, to look with their eyes. */
export const persona = z.object({
  accountId: id<'account'>(),
  name: z.string(),
  role: z.string(),
  /** One line. */
  sees: z.string(),
});
export type Persona = z.output<typeof persona>;

/** `unfinished`: the load was broken off; it can be removed, and loaded again. */
export const demoState = z.object({
  state: z.enum(['absent', 'present', 'unfinished']),
  /** Null where the state is not `present`. */
  loaded: z
    .object({
      at: instant,
      anchorOn: localDate,
      size: demoSize,
      variant: z.int(),
      projects: z.int(),
      tasks: z.int(),
    })
    .nullable(),
});

/** A record of one's own, and the record of the demo that it points at. A name that the caller may not see is null. */
const pointer = z.object({
  /** What it is: `project`, `milestone`. */
  kind: z.string(),
  name: z.string().nullable(),
  /** The link, in words: `program`. */
  link: z.string(),
  /** Null where the other end has no record. */
  to: z.object({ kind: z.string(), name: z.string().nullable() }).nullable(),
});

/** How many in all; the list holds the first of them. */
const pointers = z.object({ count: z.int(), first: z.array(pointer) });

export const demoRemoval = z.object({
  /** What is listed here, as a fingerprint: a removal states it, so that nothing happens that was not shown. */
  seen: z.string(),
  /** Rows that go, by kind, most first. */
  goes: z.array(z.object({ kind: z.string(), many: z.string(), count: z.int() })),
  /** Own records whose link becomes empty and is shown as gone. */
  empties: pointers,
  /** Own records inside a record of the demo, which cannot be without it: that one stays. */
  keeps: pointers,
  /** Roles and delegations that end, because what they reach goes. */
  ends: pointers,
  /** The organisation with its rules stays, because somebody works here. */
  keepsOrganisation: z.boolean(),
});
export type DemoRemoval = z.output<typeof demoRemoval>;

export const demoRoutes = {
  listPersonas: route({
    id: 'demo.listPersonas',
    kind: 'read',
    method: 'GET',
    path: '/api/personas',
    summary: 'Whom one can look with the eyes of, while the demo is loaded; at the machine itself only',
    permission: 'persona',
    response: z.object({ personas: z.array(persona) }),
  }),
  signInAs: route({
    id: 'demo.signInAs',
    kind: 'command',
    method: 'POST',
    path: '/api/personas/:accountId/session',
    summary: 'Sign in as a persona of the demo, without a password; at the machine itself only',
    permission: 'persona',
    params: z.object({ accountId: id<'account'>() }),
    ids: { 'params.accountId': 'persona' },
    response: sessionState,
  }),
  readDemo: route({
    id: 'demo.readDemo',
    kind: 'read',
    method: 'GET',
    path: '/api/demo',
    summary: 'Whether the demo organisation is here, and since when',
    permission: 'demo.remove',
    response: demoState,
  }),
  previewDemoRemoval: route({
    id: 'demo.previewRemoval',
    kind: 'read',
    method: 'GET',
    path: '/api/demo/removal',
    summary: 'What a removal of the demo takes, what of one’s own points at it, and what stays because of that',
    permission: 'demo.remove',
    response: demoRemoval,
  }),
  removeDemo: route({
    id: 'demo.remove',
    kind: 'command',
    method: 'POST',
    path: '/api/demo/removal',
    summary: 'Remove everything that the demo brought, with its history; there is no way back',
    permission: 'demo.remove',
    body: z.object({ seen: z.string().max(100) }),
    response: moved.extend({ rows: z.int(), emptied: z.int(), kept: z.int() }),
  }),
  listGoneLinks: route({
    id: 'demo.listGoneLinks',
    kind: 'read',
    method: 'GET',
    path: '/api/demo/gone-links',
    summary: 'Links of records that pointed at the demo and are empty since its removal',
    permission: 'session',
    response: z.object({
      /** `field` as the record's own read names it. */
      links: z.array(z.object({ id: z.string(), field: z.string() })),
    }),
  }),
};
