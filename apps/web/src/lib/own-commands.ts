/** Who wants to hear of the commands that this page made, once each has been answered. */
const listeners = new Set<(commandId: string) => void>();

/** Tells of a command that moved records; others leave nothing to undo. */
export function noteOwnCommand(commandId: string, answer: unknown): void {
  if (!hasMoved(answer)) return;
  for (const listener of listeners) listener(commandId);
}

/** Returns how to stop. */
export function onOwnCommand(listener: (commandId: string) => void): () => void {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}

function hasMoved(answer: unknown): boolean {
  if (typeof answer !== 'object' || answer === null || !('moved' in answer)) return false;
  return Array.isArray(answer.moved) && answer.moved.length > 0;
}
