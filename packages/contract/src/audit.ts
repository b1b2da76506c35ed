import { z } from 'zod';
import { route } from './route.ts';
import { id, instant, moved, problem } from './values.ts';

/** One message of the event stream: what changed, in commit order. */
export const changeEvent = z.object({
  seq: z.int(),
  command: z.string(),
  at: instant,
  moved: z.array(z.object({ entity: z.string(), id: z.string() })),
});

const undoState = z.enum(['done', 'undone']);

export const ownCommand = z.object({
  id: id<'command'>(),
  at: instant,
  /** What it did: `Changed go-live of PRJ-101 from 1 Mar 27 to 4 Mar 27`. */
  effect: z.string(),
  state: undoState,
  canUndo: z.boolean(),
  canRedo: z.boolean(),
});
export type OwnCommand = z.output<typeof ownCommand>;

/** One line of what an undo or redo would do: a record that comes or goes, or one field of it. */
export const undoMove = z.object({
  record: z.string(),
  act: z.enum(['take-away', 'put-back', 'set-back']),
  field: z.string().nullable(),
  from: z.string().nullable(),
  to: z.string().nullable(),
});

export const undoPreview = z.object({
  /** When the command was done. */
  at: instant,
  effect: z.string(),
  state: undoState,
  isPossible: z.boolean(),
  /** Why it is not possible: all reasons, field by field. */
  problems: z.array(problem),
  moves: z.array(undoMove),
  /** Records that would move; `moves` lists the first of each kind. */
  total: z.int(),
});
export type UndoPreview = z.output<typeof undoPreview>;

const params = z.object({ commandId: id<'command'>() });
const ids = { 'params.commandId': 'command' } as const;
const takenBack = moved.extend({ effect: z.string(), state: undoState });

export const auditRoutes = {
  followEvents: route({
    id: 'audit.followEvents',
    kind: 'stream',
    method: 'GET',
    path: '/api/events',
    summary: 'Server-sent events of every change, in commit order; `Last-Event-ID` resumes without a gap',
    permission: 'session',
    response: changeEvent,
  }),
  listOwnCommands: route({
    id: 'audit.listOwnCommands',
    kind: 'read',
    method: 'GET',
    path: '/api/commands/recent',
    summary: 'What you did, newest first, with its effect in words and whether it can be undone',
    permission: 'session',
    query: z.object({
      /** Only what was done before this one: `before` of the page that was read last. */
      before: z.coerce.number().int().min(1).optional(),
      projectId: id<'project'>().optional(),
      limit: z.coerce.number().int().min(1).max(100).default(20),
    }),
    ids: { 'query.projectId': 'project' },
    response: z.object({ commands: z.array(ownCommand), before: z.int().nullable() }),
  }),
  previewUndo: route({
    id: 'audit.previewUndo',
    kind: 'read',
    method: 'GET',
    path: '/api/commands/:commandId/undo-preview',
    summary:
      'What taking a command back (or, when it is undone, doing it again) would move, and what stands in the way',
    permission: 'session',
    params,
    ids,
    response: undoPreview,
  }),
  undoCommand: route({
    id: 'audit.undoCommand',
    kind: 'command',
    method: 'POST',
    path: '/api/commands/:commandId/undo',
    summary: 'Take a command of yours back, within 24 hours',
    permission: 'session',
    params,
    ids,
    response: takenBack,
  }),
  redoCommand: route({
    id: 'audit.redoCommand',
    kind: 'command',
    method: 'POST',
    path: '/api/commands/:commandId/redo',
    summary: 'Do again what an undo took back, within 24 hours of the undo',
    permission: 'session',
    params,
    ids,
    response: takenBack,
  }),
};
