import {
  type CallExtras,
  callRoute,
  RefusedError,
  type RequestOf,
  type ResponseOf,
  type Route,
  type WireProblem,
} from '@sightline/contract';
import { noteOwnCommand } from './own-commands.ts';

/** Why a call did not succeed, as a page can show it. */
export type Failure =
  | { readonly kind: 'refused'; readonly status: number; readonly problems: readonly WireProblem[] }
  /** The server did not answer; a write may or may not have been made, and is safe to repeat with the same command id. */
  | { readonly kind: 'away' };

export async function call<R extends Route>(
  route: R,
  request: RequestOf<R>,
  extras: CallExtras = {},
): Promise<ResponseOf<R>> {
  const commandId = extras.commandId ?? mintCommandId();
  const answer = await callRoute({ baseUrl: '', headers: {}, mintCommandId }, route, request, { ...extras, commandId });
  if (route.kind !== 'read' && !TAKES_BACK.has(route.id)) noteOwnCommand(commandId, answer);
  return answer;
}

/** An undo is told by what it took back. */
const TAKES_BACK: ReadonlySet<string> = new Set(['audit.undoCommand', 'audit.redoCommand']);

/** A random UUID (version 4). `crypto.randomUUID` is missing where the page comes over plain HTTP from another machine. */
export function mintCommandId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const hex = Array.from(bytes, (byte, at) => stamped(byte, at).toString(16).padStart(2, '0')).join('');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

function stamped(byte: number, at: number): number {
  if (at === 6) return 0x40 | (byte & 0x0f);
  if (at === 8) return 0x80 | (byte & 0x3f);
  return byte;
}

export function failureOf(error: unknown): Failure {
  if (error instanceof RefusedError) return { kind: 'refused', status: error.status, problems: error.problems };
  return { kind: 'away' };
}

/** The session has ended (or never began). A password that is not the right one is refused with 401 too, and ends nothing. */
export function isSignedOut(error: unknown): boolean {
  return problemsOf(error).some((each) => each.code === 'identity.not-signed-in');
}

/** The record has moved on since it was read. */
export function isStale(error: unknown): boolean {
  return error instanceof RefusedError && error.status === 412;
}

export function problemsOf(error: unknown): readonly WireProblem[] {
  return error instanceof RefusedError ? error.problems : [];
}
