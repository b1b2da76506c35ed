import { type PlanReceipt, RefusedError, refusal, routes } from '@sightline/contract';

type Sending = {
  readonly importId: string;
  readonly path: string;
  readonly file: File;
  /** The same for every try, so that a file whose answer was lost is not added twice. */
  readonly commandId: string;
  readonly signal: AbortSignal;
  readonly onSent: (bytes: number) => void;
};

/**
 * Sends one file by the contract's upload route. Not by `fetch`, which cannot tell how much of a body has been sent.
 * @throws RefusedError when the server answers with problems; TypeError when it cannot be reached or the sending is cancelled
 */
export function sendFile({ importId, path, file, commandId, signal, onSent }: Sending): Promise<PlanReceipt> {
  const address = routes.addPlanFile.path.replace(':importId', importId);
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open(routes.addPlanFile.method, `${address}?${new URLSearchParams({ path })}`);
    request.setRequestHeader('command-id', commandId);
    request.setRequestHeader('content-type', 'application/octet-stream');
    request.upload.addEventListener('progress', (event) => onSent(event.loaded));
    const fail = () => reject(new TypeError('The server could not be reached.'));
    for (const name of ['error', 'abort', 'timeout']) request.addEventListener(name, fail);
    request.addEventListener('load', () => {
      try {
        resolve(answerOf(request.status, request.responseText));
      } catch (error) {
        reject(error instanceof Error ? error : new TypeError(String(error)));
      }
    });
    signal.addEventListener('abort', () => request.abort());
    request.send(file);
  });
}

function answerOf(status: number, text: string): PlanReceipt {
  const answer: unknown = JSON.parse(text);
  if (status >= 200 && status < 300) return routes.addPlanFile.response.parse(answer);
  throw new RefusedError(status, refusal.parse(answer).problems);
}
