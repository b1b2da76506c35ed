import { type PlanImport, routes } from '@sightline/contract';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { call, failureOf, isSignedOut, mintCommandId } from '../../lib/api.ts';
import { markSessionEnded } from '../../lib/session.ts';
import type { Found } from './collect-files.ts';
import { sendFile } from './send-file.ts';
import { strings } from './strings.ts';
import {
  cancelRest,
  enqueue,
  progressOf,
  type Queue,
  retryFailed,
  setState,
  startable,
  type Upload,
  type UploadState,
} from './upload-queue.ts';
import { keepPlanDraft, refreshPlanDraft } from './use-plan-draft.ts';

export type Uploads = {
  readonly queue: Queue;
  /** Hidden system files that were left out. */
  readonly hidden: number;
  readonly give: (found: Found) => void;
  readonly cancel: () => void;
  readonly retry: () => void;
  readonly dismiss: () => void;
};

type Parcel = { readonly file: File; readonly commandId: string; readonly stop: AbortController };

/**
 * Sends files to the import, two at a time; the first file opens an import where there is none.
 * @param onOpened told the id of the import that was opened
 */
export function useUploads(importId: string | undefined, onOpened: (draft: PlanImport) => void): Uploads {
  const client = useQueryClient();
  const [queue, setQueue] = useState<Queue>([]);
  const [hidden, setHidden] = useState(0);
  // The queue as it is now: answers arrive between two drawings.
  const now = useRef<Queue>([]);
  const parcels = useRef(new Map<number, Parcel>());
  const opening = useRef<Promise<string> | null>(null);
  const become = (next: Queue) => {
    now.current = next;
    setQueue(next);
  };
  const mark = (id: number, state: UploadState) => become(setState(now.current, id, state));
  const open = (): Promise<string> => {
    if (importId !== undefined) return Promise.resolve(importId);
    opening.current ??= call(routes.startPlanImport, {}).then((draft) => {
      keepPlanDraft(client, draft);
      onOpened(draft);
      return draft.id;
    });
    return opening.current;
  };
  const send = async (upload: Upload) => {
    const parcel = parcels.current.get(upload.id);
    if (parcel === undefined) return;
    const { file, commandId, stop } = parcel;
    try {
      const draftId = await open();
      const onSent = (sent: number) => {
        if (!stop.signal.aborted) mark(upload.id, sent < upload.size ? { kind: 'sending', sent } : { kind: 'reading' });
      };
      await sendFile({ importId: draftId, path: upload.path, file, commandId, signal: stop.signal, onSent });
      mark(upload.id, { kind: 'done' });
      refreshPlanDraft(client, draftId, !progressOf(now.current).isBusy);
    } catch (error) {
      opening.current = null;
      if (stop.signal.aborted) return;
      if (isSignedOut(error)) markSessionEnded(client);
      mark(upload.id, failedState(error));
    }
    pump();
  };
  const pump = () => {
    const next = startable(now.current);
    for (const upload of next) mark(upload.id, { kind: 'sending', sent: 0 });
    for (const upload of next) void send(upload);
  };
  const isBusy = progressOf(queue).isBusy;
  useWarningBeforeLeaving(isBusy);
  return {
    queue,
    hidden,
    give: (found) => {
      // Files given after the last ones have arrived, on a page without an import, open a new one.
      if (!isBusy) opening.current = null;
      const before = isBusy ? now.current : now.current.filter((upload) => upload.state.kind === 'failed');
      const next = enqueue(
        before,
        found.files.map(({ path, file }) => ({ path, size: file.size })),
      );
      found.files.forEach(({ file }, at) => {
        const upload = next[before.length + at];
        if (upload !== undefined)
          parcels.current.set(upload.id, { file, commandId: mintCommandId(), stop: new AbortController() });
      });
      setHidden(found.hidden);
      become(next);
      pump();
    },
    cancel: () => {
      for (const parcel of parcels.current.values()) parcel.stop.abort();
      become(cancelRest(now.current));
      // A file whose sending was stopped late may have arrived all the same.
      void client.invalidateQueries({ queryKey: ['plan-import'] });
    },
    retry: () => {
      become(retryFailed(now.current));
      pump();
    },
    dismiss: () => {
      become([]);
      setHidden(0);
    },
  };
}

function failedState(error: unknown): UploadState {
  if (isSignedOut(error))
    return { kind: 'failed', text: strings.upload.stopped, advice: strings.upload.stoppedAdvice, canRetry: true };
  const failure = failureOf(error);
  const [problem] = failure.kind === 'refused' ? failure.problems : [];
  if (failure.kind === 'away' || problem === undefined)
    return { kind: 'failed', text: strings.upload.away, advice: strings.upload.awayAdvice, canRetry: true };
  return { kind: 'failed', text: problem.text, advice: problem.advice, canRetry: failure.status >= 500 };
}

function useWarningBeforeLeaving(isBusy: boolean): void {
  useEffect(() => {
    if (!isBusy) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, [isBusy]);
}
