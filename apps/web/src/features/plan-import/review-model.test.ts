import { type PlanTarget, planTarget } from '@sightline/contract';
import { describe, expect, it } from 'vitest';
import {
  countByFilter,
  filterRows,
  finishDifference,
  newest,
  projectsClaimedTwice,
  reviewRows,
  sameTarget,
  splitPath,
} from './review-model.ts';
import { draftOf, idOf } from './testing/draft.ts';

const project = (number: number): PlanTarget => planTarget.parse({ kind: 'project', projectId: idOf(number) });
const skip: PlanTarget = { kind: 'skip' };
const fits = [{ projectId: idOf(7), key: 'PRJ-7', name: 'Payroll', reason: 'like' }];

describe('the review', () => {
  it('shows a file and its only plan on one line, and several plans below their file', () => {
    const draft = draftOf([
      { path: 'one.xml', plans: [{ name: 'One' }] },
      { path: 'two.xer', plans: [{ name: 'A' }, { name: 'B' }] },
    ]);
    const rows = reviewRows(draft);
    expect(rows.map((row) => [row.kind, row.plan?.name ?? null])).toEqual([
      ['file', 'One'],
      ['file', null],
      ['plan', 'A'],
      ['plan', 'B'],
    ]);
  });

  it('puts refused files last and the others in the order of their paths', () => {
    const draft = draftOf([
      { path: 'a.mpp', status: 'refused' },
      { path: 'c.xml', plans: [{ name: 'C' }] },
      { path: 'b.xml', plans: [{ name: 'B' }] },
    ]);
    expect(reviewRows(draft).map((row) => row.file.path)).toEqual(['b.xml', 'c.xml', 'a.mpp']);
  });

  it.each([
    { plan: { name: 'P', target: project(7) }, status: 'ready', why: 'a project is proposed' },
    { plan: { name: 'P' }, status: 'ready', why: 'it stands alone and nothing is like it' },
    { plan: { name: 'P', alternatives: fits }, status: 'review', why: 'it stands alone although something is like it' },
    { plan: { name: 'P', target: skip }, status: 'left-out', why: 'it is left out' },
  ])('is $status when $why', ({ plan, status }) => {
    expect(reviewRows(draftOf([{ path: 'p.xml', plans: [plan] }]))[0]?.status).toBe(status);
  });

  it('asks no more once a person has confirmed', () => {
    const draft = draftOf([{ path: 'p.xml', plans: [{ name: 'P', alternatives: fits, isChosen: true }] }]);
    expect(reviewRows(draft)[0]?.status).toBe('ready');
  });

  it('names the other plan when two go to one project', () => {
    const draft = draftOf([
      { path: 'a.xml', plans: [{ name: 'A', target: project(7) }] },
      { path: 'b.xml', plans: [{ name: 'B', target: project(7) }] },
    ]);
    expect(reviewRows(draft).map((row) => [row.status, row.twin])).toEqual([
      ['review', 'B'],
      ['review', 'A'],
    ]);
    expect(projectsClaimedTwice(draft)).toBe(1);
  });

  it('gives a file the status of the plan that most needs a look', () => {
    const draft = draftOf([
      {
        path: 'two.xer',
        plans: [
          { name: 'A', target: skip },
          { name: 'B', alternatives: fits },
        ],
      },
    ]);
    expect(reviewRows(draft)[0]?.status).toBe('review');
  });

  it('filters by status and by the words of path and plan', () => {
    const draft = draftOf([
      { path: 'bad.xml', status: 'refused' },
      { path: 'it/payroll.xml', plans: [{ name: 'PayCore' }] },
      { path: 'two.xer', plans: [{ name: 'A', alternatives: fits }, { name: 'B' }] },
    ]);
    const rows = reviewRows(draft);
    expect(countByFilter(rows)).toEqual({ all: 3, ready: 1, review: 1, refused: 1 });
    expect(filterRows(rows, 'refused', '').map((row) => row.file.path)).toEqual(['bad.xml']);
    expect(filterRows(rows, 'review', '').map((row) => row.plan?.name ?? null)).toEqual([null, 'A']);
    expect(filterRows(rows, 'all', 'PAYCORE').map((row) => row.file.path)).toEqual(['it/payroll.xml']);
  });

  it.each([
    { finish: '2026-05-08T17:00', storedFinish: '2026-05-05T17:00', days: 3 },
    { finish: '2026-02-27T17:00', storedFinish: '2026-03-02T08:00', days: -3 },
    { finish: '2026-05-08T09:00', storedFinish: '2026-05-08T17:00', days: 0 },
    { finish: '2026-05-08T09:00', storedFinish: null, days: null },
  ])('tells the finish from the stored one by $days days', ({ days, ...dates }) => {
    const plan = draftOf([{ path: 'p.xml', plans: [{ name: 'P', ...dates }] }]).files[0]?.plans[0];
    expect(plan && finishDifference(plan)).toBe(days);
  });

  it('keeps the newest answer when uploads answer out of order', () => {
    const [older, newer] = [draftOf([]), { ...draftOf([{ path: 'a.xml' }]), version: 2 }];
    expect(newest(newer, older)).toBe(newer);
    expect(newest(older, newer)).toBe(newer);
    expect(newest(undefined, older)).toBe(older);
  });

  it('tells targets apart', () => {
    expect(sameTarget(project(7), project(7))).toBe(true);
    expect(sameTarget(project(7), project(8))).toBe(false);
    expect(sameTarget(skip, { kind: 'new' })).toBe(false);
  });

  it('splits a path into folder and name', () => {
    expect(splitPath('plans/it/payroll.xml')).toEqual({ folder: 'plans/it', name: 'payroll.xml' });
    expect(splitPath('payroll.xml')).toEqual({ folder: '', name: 'payroll.xml' });
  });
});
