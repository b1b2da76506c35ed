import type { RecordImportPreview, RecordImportRoutes, RecordKind } from '@sightline/contract';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call, type Failure, failureOf } from '../../lib/api.ts';

export type GivenFile = { readonly name: string; readonly bytes: Uint8Array };
export type Choices = {
  readonly columns: Readonly<Record<string, number>> | null;
  readonly dateOrder: 'day-first' | 'month-first' | null;
  readonly sheet: string | null;
};
export type Brought = {
  readonly added: number;
  readonly changed: number;
  readonly aside: number;
  readonly skipped: readonly number[];
};

const NO_CHOICES: Choices = { columns: null, dateOrder: null, sheet: null };

type Target = { readonly kind: RecordKind; readonly files: RecordImportRoutes };

/** A file on its way into a register: shown first, corrected by its columns, then brought in. The page holds it, not the server. */
export function useRecordFile({ kind, files }: Target) {
  const client = useQueryClient();
  const [file, setFile] = useState<GivenFile | null>(null);
  const [preview, setPreview] = useState<RecordImportPreview | null>(null);
  const [brought, setBrought] = useState<Brought | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [isRunning, setRunning] = useState(false);
  const act = async (write: () => Promise<void>) => {
    setRunning(true);
    setFailure(null);
    await write().catch((error: unknown) => setFailure(failureOf(error)));
    setRunning(false);
  };
  const request = (given: GivenFile, choices: Choices) => ({
    query: { kind: kind.name, name: given.name, ...toQuery(choices) },
    bytes: given.bytes,
  });
  return {
    file,
    preview,
    brought,
    failure,
    isRunning,
    /** Bytes of the file in hand. */
    sent: file?.bytes.length ?? 0,
    give: (given: GivenFile, choices: Choices = NO_CHOICES) =>
      act(async () => {
        setFile(given);
        setPreview(await call(files.preview, request(given, choices)));
      }),
    bring: (choices: Choices, faulty: 'refuse' | 'skip') =>
      act(async () => {
        if (file === null) return;
        const { query, bytes } = request(file, choices);
        const { added, changed, aside, skipped } = await call(files.commit, {
          query: { ...query, faulty },
          bytes,
        });
        setBrought({ added, changed, aside, skipped });
        await client.invalidateQueries({ queryKey: ['register'] });
        // What a file brings may move what is told of projects.
        await client.invalidateQueries({ queryKey: ['line-of-sight'] });
        await client.invalidateQueries({ queryKey: ['people-access'] });
        await client.invalidateQueries({ queryKey: ['directory'] });
      }),
    reset: () => {
      setFile(null);
      setPreview(null);
      setBrought(null);
      setFailure(null);
    },
  };
}

/** What the address of the request carries of the choices; a guess is left to the server. */
export function toQuery({ columns, dateOrder, sheet }: Choices): {
  columns?: string;
  dateOrder?: 'day-first' | 'month-first';
  sheet?: string;
} {
  const chosen = Object.entries(columns ?? {}).map(([field, column]) => `${field}:${column}`);
  return {
    ...(chosen.length === 0 ? {} : { columns: chosen.join(',') }),
    ...(dateOrder === null ? {} : { dateOrder }),
    ...(sheet === null ? {} : { sheet }),
  };
}
