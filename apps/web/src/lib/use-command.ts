import type { RequestOf, ResponseOf, Route } from '@sightline/contract';
import { useMutation } from '@tanstack/react-query';
import { useRef } from 'react';
import { call, type Failure, failureOf, mintCommandId } from './api.ts';

export type Command<R extends Route> = {
  /** Resolves to null when it failed; `failure` says why. */
  readonly run: (request: RequestOf<R>) => Promise<ResponseOf<R> | null>;
  readonly isRunning: boolean;
  readonly failure: Failure | null;
  readonly reset: () => void;
};

/**
 * One write of the contract. When the server did not answer, repeating the same request repeats the same command id, so
 * that it is never made twice.
 */
export function useCommand<R extends Route>(route: R): Command<R> {
  const lastSent = useRef<{ readonly text: string; readonly id: string } | null>(null);
  const mutation = useMutation({
    mutationFn: async (request: RequestOf<R>) => {
      const text = JSON.stringify(request);
      const id = lastSent.current?.text === text ? lastSent.current.id : mintCommandId();
      lastSent.current = { text, id };
      try {
        const answer = await call(route, request, { commandId: id });
        lastSent.current = null;
        return answer;
      } catch (error) {
        if (failureOf(error).kind === 'refused') lastSent.current = null;
        throw error;
      }
    },
  });
  return {
    run: (request) => mutation.mutateAsync(request).catch(() => null),
    isRunning: mutation.isPending,
    failure: mutation.error === null ? null : failureOf(mutation.error),
    reset: mutation.reset,
  };
}
