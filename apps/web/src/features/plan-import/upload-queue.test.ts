import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  AT_ONCE,
  cancelRest,
  enqueue,
  isRunning,
  MOST_BYTES,
  progressOf,
  type Queue,
  retryFailed,
  setState,
  sizeWords,
  startable,
  type UploadState,
} from './upload-queue.ts';

const files = (...sizes: number[]) => sizes.map((size, at) => ({ path: `plans/${at}.xml`, size }));
const away: UploadState = { kind: 'failed', text: 'Away.', advice: 'Again.', canRetry: true };

describe('the upload queue', () => {
  it('refuses too large and empty files before a byte is sent, and says the way out', () => {
    const queue = enqueue([], files(10, MOST_BYTES + 1, 0));
    expect(queue.map((upload) => upload.state.kind)).toEqual(['waiting', 'failed', 'failed']);
    expect(queue[1]?.state).toMatchObject({
      text: "The file 'plans/1.xml' has 65 MB; the most is 64 MB.",
      canRetry: false,
    });
    expect(retryFailed(queue)).toEqual(queue);
  });

  it('keeps ids apart when files are added later', () => {
    const queue = enqueue(enqueue([], files(1, 2)), files(3));
    expect(queue.map((upload) => upload.id)).toEqual([0, 1, 2]);
  });

  it('starts two at once, in the order given', () => {
    const queue = enqueue([], files(1, 2, 3));
    expect(startable(queue).map((upload) => upload.id)).toEqual([0, 1]);
    const oneRuns = setState(queue, 0, { kind: 'reading' });
    expect(startable(oneRuns).map((upload) => upload.id)).toEqual([1]);
    expect(startable(setState(oneRuns, 1, { kind: 'sending', sent: 0 }))).toEqual([]);
  });

  it('cancels what is not read yet and keeps what is', () => {
    const queue = setState(setState(enqueue([], files(1, 2, 3)), 0, { kind: 'done' }), 1, { kind: 'sending', sent: 1 });
    expect(cancelRest(queue).map((upload) => upload.state.kind)).toEqual(['done', 'cancelled', 'cancelled']);
  });

  it('sends again what did not arrive', () => {
    const queue = setState(enqueue([], files(1)), 0, away);
    expect(retryFailed(queue)[0]?.state).toEqual({ kind: 'waiting' });
  });

  it('counts progress by bytes', () => {
    const queue = setState(setState(enqueue([], files(100, 300)), 0, { kind: 'done' }), 1, {
      kind: 'sending',
      sent: 100,
    });
    expect(progressOf(queue)).toMatchObject({ total: 2, settled: 1, share: 0.5, isBusy: true });
  });

  it('leaves files that are not sent out of the bytes', () => {
    const queue = enqueue([], files(100, MOST_BYTES + 1));
    expect(progressOf(queue)).toMatchObject({ total: 2, settled: 1, failed: 1, bytes: 100, share: 0 });
  });

  it('drains: every queue ends settled, never with more than two at once, and progress never falls', () => {
    const ends = fc.constantFrom<UploadState>({ kind: 'done' }, { ...away, canRetry: false });
    fc.assert(
      fc.property(fc.array(fc.nat(5000), { maxLength: 20 }), fc.infiniteStream(ends), (sizes, endings) => {
        let queue: Queue = enqueue([], files(...sizes));
        let share = progressOf(queue).share;
        while (progressOf(queue).isBusy) {
          for (const upload of startable(queue)) queue = setState(queue, upload.id, { kind: 'reading' });
          expect(queue.filter(isRunning).length).toBeLessThanOrEqual(AT_ONCE);
          const running = queue.find(isRunning);
          if (running !== undefined) queue = setState(queue, running.id, endings.next().value);
          expect(progressOf(queue).share).toBeGreaterThanOrEqual(share);
          share = progressOf(queue).share;
        }
        expect(progressOf(queue).settled).toBe(sizes.length);
      }),
    );
  });

  it.each([
    [640, '640 B'],
    [84_000, '82 kB'],
    [4_400_000, '4.2 MB'],
    [44_000_000, '42 MB'],
  ])('writes %d bytes as %s', (bytes, words) => {
    expect(sizeWords(bytes)).toBe(words);
  });
});
