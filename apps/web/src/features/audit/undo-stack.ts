/** What this page did and can take back, newest last, and what it took back and can do again. */
export type UndoStack = { readonly done: readonly string[]; readonly undone: readonly string[] };

export const EMPTY_STACK: UndoStack = { done: [], undone: [] };

/** A new act ends the way forward, as in every editor. */
export function withDone(stack: UndoStack, commandId: string): UndoStack {
  return { done: [...stack.done.filter((id) => id !== commandId), commandId], undone: [] };
}

export function withUndone(stack: UndoStack, commandId: string): UndoStack {
  return { done: stack.done.filter((id) => id !== commandId), undone: [...stack.undone, commandId] };
}

export function withRedone(stack: UndoStack, commandId: string): UndoStack {
  return { done: [...stack.done, commandId], undone: stack.undone.filter((id) => id !== commandId) };
}
