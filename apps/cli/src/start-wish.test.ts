import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { askForStart, type StartFlags, startWish } from './start-wish.ts';

const codes = (flags: StartFlags) => {
  const wish = startWish(flags);
  return wish.ok ? wish.value : wish.problems.map(({ code }) => code);
};

describe('the flags of a start', () => {
  it.each([
    [{}, { kind: 'open' }],
    [{ empty: true }, { kind: 'empty' }],
    [{ demo: 'S' }, { kind: 'demo', size: 'S', variant: 0 }],
    [
      { demo: 'L', variant: '9999' },
      { kind: 'demo', size: 'L', variant: 9999 },
    ],
    [{ demo: 's' }, ['demo.size-not-known']],
    [{ demo: 'S', variant: '10000' }, ['demo.variant-not-known']],
    [{ demo: 'S', variant: '-1' }, ['demo.variant-not-known']],
    [{ demo: 'S', variant: '1.5' }, ['demo.variant-not-known']],
    [{ variant: '3' }, ['demo.variant-without-demo']],
    [{ demo: 'XL', variant: 'x', empty: true }, ['demo.size-not-known', 'demo.variant-not-known', 'demo.wish-unclear']],
    [{ variant: 'x', empty: true }, ['demo.variant-not-known', 'demo.variant-without-demo']],
  ])('%j', (flags, expected) => {
    expect(codes(flags)).toEqual(expected);
  });
});

describe('the question at the terminal', () => {
  const answered = (typed: string) => {
    const [input, output] = [new PassThrough(), new PassThrough()];
    output.resume();
    const answer = askForStart({ input, output });
    input.write(typed);
    return { answer, input };
  };

  it.each([
    ['\n', 'demo'],
    ['1\n', 'demo'],
    ['2\n', 'empty'],
    ['what\n2\n', 'empty'],
  ])('%j means %s', async (typed, expected) => {
    expect(await answered(typed).answer).toBe(expected);
  });

  it('starts nothing when the terminal is closed instead', async () => {
    const { answer, input } = answered('');
    input.end();
    await expect(answer).rejects.toThrow('demo.not-chosen');
  });
});
