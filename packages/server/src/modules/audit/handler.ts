import type { ParsedOf, ResponseOf, Route } from '@sightline/contract';
import { ok, type Result } from '@sightline/kernel';
import type { Act, Moved, ReadContext } from './context.ts';
import type { Done } from './run-command.ts';

/** What a command's handler may do beside reading: run acts through the write path, and start or end the browser's session. */
export type CommandTools = {
  readonly run: <V>(act: Act<V>) => Promise<Result<Done<V>>>;
  readonly mintId: () => string;
  readonly startSession: (token: string) => void;
  readonly endSession: () => void;
};

export type ReadHandler<R extends Route> = (
  context: ReadContext,
  request: ParsedOf<R>,
) => Promise<Result<ResponseOf<R>>>;
export type CommandHandler<R extends Route> = (
  context: ReadContext,
  request: ParsedOf<R>,
  tools: CommandTools,
) => Promise<Result<ResponseOf<R>>>;

/** The function that serves a route; streams are served by the shell. */
export type HandlerOf<R extends Route> = R['kind'] extends 'read' ? ReadHandler<R> : CommandHandler<R>;

/** Merges a command's own value with its sequence number and everything it moved. */
export function answered<V extends object>(result: Result<Done<V>>): Result<V & { seq: number; moved: Moved[] }> {
  return result.ok ? ok({ ...result.value.value, seq: result.value.seq, moved: [...result.value.moved] }) : result;
}
