import { describe, expect, it } from 'vitest';
import { EMPTY_STACK, withDone, withRedone, withUndone } from './undo-stack.ts';

describe('what a page can take back', () => {
  const both = withDone(withDone(EMPTY_STACK, 'a'), 'b');

  it('is the newest first, and each can be done again in turn', () => {
    const back = withUndone(withUndone(both, 'b'), 'a');
    expect(back).toEqual({ done: [], undone: ['b', 'a'] });
    expect(withRedone(back, 'a')).toEqual({ done: ['a'], undone: ['b'] });
  });

  it('loses the way forward with a new act', () =>
    expect(withDone(withUndone(both, 'b'), 'c')).toEqual({ done: ['a', 'c'], undone: [] }));
});
