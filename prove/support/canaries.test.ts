import { describe, expect, it } from 'vitest';
import { Canaries } from './canaries.ts';

const about = { owner: 'secret', what: 'content', origin: 'plan.task.notes' } as const;

describe('a canary', () => {
  it.each([
    ['in JSON', (text: string) => `{"notes":"${text}"}`],
    ['in the middle of a word, in capitals', (text: string) => `x${text.toUpperCase()}x`],
    ['in a header', (text: string) => `ETag: "${text}-3"`],
  ])('is found %s', (_, write) => {
    const canaries = new Canaries();
    const text = canaries.text(about);
    expect([...canaries.foundIn(write(text))]).toEqual([{ ...about, text }]);
  });

  it.each([
    ['in minor units', (minor: number) => `{"budgetMinor":${minor}}`],
    ['as people write money', (minor: number) => `from £${(minor / 100).toLocaleString('en-GB')} to £1.00`],
  ])('is found as a number %s', (_, write) => {
    const canaries = new Canaries();
    const minor = canaries.number(about);
    expect(canaries.foundIn(write(minor)).size).toBe(1);
  });

  it('is found as an id and as a mail address', () => {
    const canaries = new Canaries();
    canaries.know('018f0000-0000-7000-8000-00000000abcd', { ...about, what: 'id' });
    canaries.know('Cio@northwind.example', { ...about, what: 'mail' });
    expect(canaries.foundIn('to cio@northwind.example about 018f0000-0000-7000-8000-00000000ABCD').size).toBe(2);
  });

  it('is not found where there is another one, or none any more', () => {
    const canaries = new Canaries();
    const text = canaries.text(about);
    expect(canaries.foundIn('zq000000077 7700000999 a@b.example').size).toBe(0);
    canaries.forget(text);
    expect(canaries.foundIn(text).size).toBe(0);
  });
});
