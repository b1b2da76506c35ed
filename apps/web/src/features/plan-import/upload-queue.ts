/** A file on its way to the server. States carry only what they need. */
export type UploadState =
  | { readonly kind: 'waiting' }
  | { readonly kind: 'sending'; readonly sent: number }
  /** All bytes are sent; the server reads and schedules. */
  | { readonly kind: 'reading' }
  | { readonly kind: 'done' }
  | { readonly kind: 'failed'; readonly text: string; readonly advice: string; readonly canRetry: boolean }
  | { readonly kind: 'cancelled' };

export type Upload = { readonly id: number; readonly path: string; readonly size: number; readonly state: UploadState };

type Sized = Pick<Upload, 'path' | 'size'>;

export type Queue = readonly Upload[];

export const AT_ONCE = 2;
export const MOST_BYTES = 64 * 1024 * 1024;

export type Progress = {
  readonly total: number;
  readonly settled: number;
  readonly failed: number;
  readonly bytes: number;
  readonly sentBytes: number;
  /** 0 to 1, by bytes. */
  readonly share: number;
  readonly isBusy: boolean;
};

/** Too large or empty files are refused here, before a byte is sent. */
export function enqueue(queue: Queue, files: readonly Sized[]): Queue {
  const first = queue.reduce((most, upload) => Math.max(most, upload.id), -1) + 1;
  return [...queue, ...files.map((file, at): Upload => ({ id: first + at, ...file, state: stateOfNew(file) }))];
}

/** The waiting files that may start now. */
export function startable(queue: Queue): readonly Upload[] {
  const running = queue.filter(isRunning).length;
  return queue.filter((upload) => upload.state.kind === 'waiting').slice(0, Math.max(0, AT_ONCE - running));
}

export function setState(queue: Queue, id: number, state: UploadState): Queue {
  return queue.map((upload) => (upload.id === id ? { ...upload, state } : upload));
}

/** What is waiting or on its way is cancelled; what is read stays. */
export function cancelRest(queue: Queue): Queue {
  return queue.map((upload) =>
    upload.state.kind === 'waiting' || isRunning(upload) ? { ...upload, state: { kind: 'cancelled' } } : upload,
  );
}

export function retryFailed(queue: Queue): Queue {
  return queue.map((upload) =>
    upload.state.kind === 'failed' && upload.state.canRetry ? { ...upload, state: { kind: 'waiting' } } : upload,
  );
}

export function progressOf(queue: Queue): Progress {
  const counted = queue.filter((upload) => upload.state.kind !== 'cancelled');
  // Bytes that were never to be sent would make a long way look short.
  const sendable = counted.filter((upload) => refusalOf(upload) === null);
  const bytes = sendable.reduce((sum, upload) => sum + upload.size, 0);
  const sentBytes = sendable.reduce((sum, upload) => sum + sentOf(upload), 0);
  const isUnsettled = (upload: Upload) => upload.state.kind === 'waiting' || isRunning(upload);
  const settled = counted.filter((upload) => !isUnsettled(upload)).length;
  return {
    total: counted.length,
    settled,
    failed: counted.filter((upload) => upload.state.kind === 'failed').length,
    bytes,
    sentBytes,
    share: bytes === 0 ? (counted.length === 0 ? 0 : settled / counted.length) : sentBytes / bytes,
    isBusy: settled < counted.length,
  };
}

export function isRunning(upload: Upload): boolean {
  return upload.state.kind === 'sending' || upload.state.kind === 'reading';
}

/** `640 B`, `82 kB`, `4.2 MB`. */
export function sizeWords(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  if (bytes < 1024 * 1024) return `${Math.round(bytes / 1024)} kB`;
  const mega = bytes / 1024 / 1024;
  return `${mega < 10 ? mega.toFixed(1) : Math.round(mega)} MB`;
}

function stateOfNew(file: Sized): UploadState {
  const refusal = refusalOf(file);
  return refusal === null ? { kind: 'waiting' } : { kind: 'failed', ...refusal, canRetry: false };
}

/** Why a file is not sent at all, in the words of the server's own refusals. */
function refusalOf({ path, size }: Sized): { readonly text: string; readonly advice: string } | null {
  if (size > MOST_BYTES) {
    const text = `The file '${path}' has ${Math.ceil(size / 1024 / 1024)} MB; the most is 64 MB.`;
    return { text, advice: 'Save it without time-phased data, or split it.' };
  }
  return size > 0
    ? null
    : { text: `The file '${path}' is empty.`, advice: 'Save it again from the tool it comes from.' };
}

function sentOf({ state, size }: Upload): number {
  if (state.kind === 'sending') return Math.min(state.sent, size);
  return state.kind === 'waiting' || state.kind === 'cancelled' ? 0 : size;
}
