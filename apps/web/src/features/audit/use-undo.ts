import { routes, type WireProblem } from '@sightline/contract';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { call, failureOf, mintCommandId } from '../../lib/api.ts';
import { isPastKey } from '../../lib/as-of.ts';
import { usePast } from '../../lib/as-of-context.ts';
import { onOwnCommand } from '../../lib/own-commands.ts';
import { isTypingIn } from '../../lib/use-page-keys.ts';
import { useStable } from '../../lib/use-stable.ts';
import { EMPTY_STACK, type UndoStack, withDone, withRedone, withUndone } from './undo-stack.ts';

export type Direction = 'undo' | 'redo';

/** What the toast says. `offers` is what its button does. */
export type Notice =
  | { readonly kind: 'done'; readonly commandId: string; readonly effect: string; readonly at: string }
  | { readonly kind: 'undone' | 'done-again'; readonly commandId: string; readonly effect: string }
  | { readonly kind: 'refused'; readonly direction: Direction; readonly problems: readonly WireProblem[] }
  | { readonly kind: 'away'; readonly commandId: string; readonly direction: Direction }
  /** The past is read: nothing is written from there. */
  | { readonly kind: 'past'; readonly words: string };

export type Undo = {
  readonly notice: Notice | null;
  readonly take: (direction: Direction, commandId: string) => void;
  readonly dismiss: () => void;
};

/** Follows what this page does, and takes it back or does it again: by the toast, Ctrl+Z and Ctrl+Shift+Z. */
export function useUndo(): Undo {
  const client = useQueryClient();
  const past = usePast();
  const [notice, setNotice] = useState<Notice | null>(null);
  const stack = useRef<UndoStack>(EMPTY_STACK);
  const isRunning = useRef(false);
  const take = useStable(async (direction: Direction, commandId: string) => {
    if (isRunning.current) return;
    isRunning.current = true;
    const next = await takeBack(direction, commandId);
    isRunning.current = false;
    if (next.kind === 'undone') stack.current = withUndone(stack.current, commandId);
    if (next.kind === 'done-again') stack.current = withRedone(stack.current, commandId);
    setNotice(next);
    void client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' && !isPastKey(queryKey) });
  });
  const hear = useStable(async (commandId: string) => {
    const done = await doneBy(commandId);
    if (done === null) return;
    stack.current = withDone(stack.current, commandId);
    setNotice({ kind: 'done', commandId, ...done });
  });
  useEffect(() => onOwnCommand(hear), [hear]);
  useUndoKeys((direction) => {
    const commandId = (direction === 'undo' ? stack.current.done : stack.current.undone).at(-1);
    if (commandId === undefined) return false;
    if (past === null) void take(direction, commandId);
    else setNotice({ kind: 'past', words: past.words });
    return true;
  });
  return {
    notice: isShown(notice, past !== null) ? notice : null,
    take: (direction, commandId) => void take(direction, commandId),
    dismiss: useStable(() => setNotice(null)),
  };
}

/** In the past no way back is offered; now nothing is said of it. */
function isShown(notice: Notice | null, isPast: boolean): boolean {
  return (notice?.kind === 'past') === isPast;
}

/** Null when it cannot be taken back: then nothing is said of it. */
async function doneBy(commandId: string): Promise<{ readonly effect: string; readonly at: string } | null> {
  const preview = await call(routes.previewUndo, { params: { commandId } }).catch(() => null);
  return preview?.isPossible ? { effect: preview.effect, at: preview.at } : null;
}

async function takeBack(direction: Direction, commandId: string): Promise<Notice> {
  const route = direction === 'undo' ? routes.undoCommand : routes.redoCommand;
  try {
    const { effect } = await call(route, { params: { commandId } }, { commandId: mintCommandId() });
    return { kind: direction === 'undo' ? 'undone' : 'done-again', commandId, effect };
  } catch (error) {
    const failure = failureOf(error);
    if (failure.kind === 'refused') return { kind: 'refused', direction, problems: failure.problems };
    return { kind: 'away', commandId, direction };
  }
}

/** In a text field the keys belong to the text. */
function useUndoKeys(onKey: (direction: Direction) => boolean): void {
  const listen = useStable((event: KeyboardEvent) => {
    const isAsked = (event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === 'z';
    if (!isAsked || event.defaultPrevented || isTypingIn(event.target)) return;
    if (onKey(event.shiftKey ? 'redo' : 'undo')) event.preventDefault();
  });
  useEffect(() => {
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, [listen]);
}
