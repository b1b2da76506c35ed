import { planTarget } from '@sightline/contract';
import { describe, expect, it } from 'vitest';
import { commitLabel, commitReadiness, doneWords, remainderWords } from './outcome-words.ts';
import { draftOf, idOf } from './testing/draft.ts';

const nothing = { attached: 0, replaced: 0, standAlone: 0, skipped: 0, refused: 0 };

describe('what the commit says it does', () => {
  it.each([
    [{ ...nothing, attached: 9, standAlone: 5 }, 'Bring in 14 plans: 9 attach, 5 stand alone'],
    [{ ...nothing, replaced: 1 }, 'Bring in 1 plan: 1 replace'],
    [nothing, 'Bring in plans'],
  ])('%o is %s', (outcome, label) => {
    expect(commitLabel(outcome)).toBe(label);
  });

  it('says what came', () => {
    const outcome = { ...nothing, attached: 1, replaced: 2, standAlone: 17 };
    expect(doneWords(outcome)).toBe('3 to projects of the register, 17 as projects of their own');
  });

  it('says what does not come', () => {
    expect(remainderWords({ ...nothing, skipped: 2, refused: 1 })).toBe('2 left out, 1 file refused');
    expect(remainderWords(nothing)).toBe('');
  });
});

describe('the commit button', () => {
  const target = planTarget.parse({ kind: 'project', projectId: idOf(7) });
  const twice = [
    { path: 'a.xml', plans: [{ name: 'A', target }] },
    { path: 'b.xml', plans: [{ name: 'B', target }] },
  ];

  it.each([
    { draft: draftOf([], { attached: 1 }), isUploading: false, kind: 'ready' },
    { draft: draftOf([], { attached: 1 }), isUploading: true, kind: 'blocked', reason: 'Files are still being read.' },
    { draft: draftOf([]), isUploading: false, kind: 'blocked', reason: 'No plan is left to bring in.' },
    {
      draft: draftOf(twice, { attached: 2 }),
      isUploading: false,
      kind: 'blocked',
      reason: '1 project is chosen for two plans',
    },
  ])('is $kind ($reason)', ({ draft, isUploading, kind, reason }) => {
    expect(commitReadiness(draft, isUploading)).toMatchObject(reason === undefined ? { kind } : { kind, reason });
  });
});
