import type { auditRoutes, WireProblem } from '@sightline/contract';
import { ok, type Problem } from '@sightline/kernel';
import { answered, type HandlerOf } from './handler.ts';
import { projectsIn, tellCommands } from './told-commands.ts';
import { barredBy, type HiddenProjects, previewTakeBack, takeBack, type UndoParts } from './undo.ts';
import { listOwnCommands, readChains } from './undo-chain.ts';

type Served = Exclude<keyof typeof auditRoutes, 'followEvents'>;
export type AuditHandlers = { readonly [N in Served]: HandlerOf<(typeof auditRoutes)[N]> };

export type AuditParts = UndoParts & {
  readonly hidden: HiddenProjects;
  /** Gives problems their sentences: a preview shows refusals without being one. */
  readonly told: (problems: readonly Problem[]) => WireProblem[];
};

export function auditHandlers(parts: AuditParts): AuditHandlers {
  return {
    listOwnCommands: async (context, { query }) => {
      const { db, caller, now } = context;
      const { before = null, projectId = null, limit } = query;
      const ids = await listOwnCommands(db, caller.accountId, { before, projectId, limit });
      const chains = await readChains(db, ids);
      const told = await tellCommands(
        db,
        chains.map(({ first }) => first),
        { words: parts.words, most: 2 },
      );
      const projects = new Map([...told].map(([id, { changes }]) => [id, projectsIn(changes)]));
      const hidden = await parts.hidden(context, [...projects.values()].flat());
      const shown = chains.filter(({ first }) => !projects.get(first.id)?.some((id) => hidden.has(id)));
      const commands = shown.map((chain) => ({
        id: chain.first.id,
        at: chain.first.at,
        effect: told.get(chain.first.id)?.effect ?? '',
        state: chain.state,
        canUndo: barredBy(chain, 'undo', now) === null,
        canRedo: barredBy(chain, 'redo', now) === null,
      }));
      return ok({ commands, before: ids.length < limit ? null : (chains.at(-1)?.first.seq ?? null) });
    },
    previewUndo: async (context, { params }) => {
      const preview = await previewTakeBack(context, params.commandId, parts);
      return preview.ok
        ? ok({ ...preview.value, problems: parts.told(preview.value.problems), moves: [...preview.value.moves] })
        : preview;
    },
    undoCommand: async (_, { params }, { run }) =>
      answered(await run((context) => takeBack(context, { commandId: params.commandId, direction: 'undo' }, parts))),
    redoCommand: async (_, { params }, { run }) =>
      answered(await run((context) => takeBack(context, { commandId: params.commandId, direction: 'redo' }, parts))),
  };
}
