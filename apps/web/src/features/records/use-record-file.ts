import type { OnlyRows, RecordImportPreview, RecordImportRoutes, RecordKind } from '@sightline/contract';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call, type Failure, failureOf } from '../../lib/api.ts';
import { toQuery } from './import-choices.ts';

export type GivenFile = { readonly name: string; readonly bytes: Uint8Array };
export type Choices = {
  /** null = as the server guesses. */
  readonly columns: Readonly<Record<string, number>> | null;
  /** Read where the first column is empty, or added below it. */
  readonly second: Readonly<Record<string, number>>;
  readonly only: OnlyRows | null;
  /** One text of a field for all rows. */
  readonly same: Readonly<Record<string, string>>;
  /** A cell that cannot be read and need not be filled makes its row faulty, or is left empty. */
  readonly unread: 'faulty' | 'empty';
  readonly dateOrder: 'day-first' | 'month-first' | null;
  readonly sheet: string | null;
};
export type Brought = {
  readonly added: number;
  readonly changed: number;
  readonly aside: number;
  /** Records that the rows named for the first time. */
  readonly made: number;
  readonly skipped: readonly number[];
};

export const NO_CHOICES: Choices = {
  columns: null,
  second: {},
  only: null,
  same: {},
  unread: 'faulty',
  dateOrder: null,
  sheet: null,
};

type Target = { readonly kind: RecordKind; readonly files: RecordImportRoutes };

/** A file on its way into a register: shown first, corrected by its columns, then brought in. The page holds it, not the server. */
export function useRecordFile({ kind, files }: Target) {
  const client = useQueryClient();
  const [file, setFile] = useState<GivenFile | null>(null);
  const [choices, setChoices] = useState<Choices>(NO_CHOICES);
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
  const request = (given: GivenFile, wanted: Choices) => ({
    query: { kind: kind.name, name: given.name, ...toQuery(wanted) },
    bytes: given.bytes,
  });
  return {
    file,
    choices,
    preview,
    brought,
    failure,
    isRunning,
    /** Bytes of the file in hand. */
    sent: file?.bytes.length ?? 0,
    give: (given: GivenFile, wanted: Choices = NO_CHOICES) =>
      act(async () => {
        setFile(given);
        setPreview(await call(files.preview, request(given, wanted)));
        setChoices(wanted);
      }),
    bring: (wanted: Choices, faulty: 'refuse' | 'skip') =>
      act(async () => {
        if (file === null) return;
        const { query, bytes } = request(file, wanted);
        const { added, changed, aside, made, skipped } = await call(files.commit, {
          query: { ...query, faulty },
          bytes,
        });
        setBrought({ added, changed, aside, made, skipped });
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
