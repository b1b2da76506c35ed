import { type RegisterImport, type RegisterMapping, routes } from '@sightline/contract';
import { type QueryClient, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { call, type Failure, failureOf, isStale, mintCommandId } from '../../lib/api.ts';
import { type CellText, placeKey } from './fault-model.ts';
import { addPending, type Conflict, type PendingEdit, rebase, withBase } from './pending-edits.ts';

export type Skip = { readonly row: number; readonly isSkipped: boolean };

export type Revision = {
  readonly edits?: readonly PendingEdit[];
  readonly skip?: readonly Skip[];
  readonly mapping?: RegisterMapping;
};

export type RegisterDraft = {
  readonly draft: RegisterImport | null;
  readonly failure: Failure | null;
  readonly retry: () => void;
  /** Typed and not confirmed yet: shown over what the server said last. */
  readonly pending: readonly PendingEdit[];
  readonly conflicts: readonly Conflict[];
  readonly revisionFailure: Failure | null;
  readonly type: (edits: readonly CellText[]) => void;
  readonly skip: (rows: readonly Skip[]) => void;
  readonly map: (mapping: RegisterMapping) => void;
  readonly settle: (conflict: Conflict, keepsMine: boolean) => void;
  readonly sendAgain: () => void;
};

/** What one revision may hold by the contract. */
const MOST_AT_ONCE = 5000;

const keyOf = (id: string) => ['register-import', id] as const;

export function keepDraft(client: QueryClient, draft: RegisterImport): void {
  client.setQueryData(keyOf(draft.id), draft);
}

/** The draft of one import: read once, then revised step by step, each step with the version that the last one gave. */
export function useRegisterDraft(id: string): RegisterDraft {
  const client = useQueryClient();
  const query = useQuery({
    queryKey: keyOf(id),
    queryFn: ({ signal }) => call(routes.readRegisterImport, { params: { importId: id } }, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const [pending, setPending] = useState<readonly PendingEdit[]>([]);
  const [conflicts, setConflicts] = useState<readonly Conflict[]>([]);
  const failed = useRef<Revision | null>(null);
  const mutation = useMutation({
    mutationFn: (revision: Revision) => revise(client, id, revision),
    // One after the other: each revision states the version that the one before it made.
    scope: { id: `register-import-${id}` },
    onSuccess: (left, revision) => {
      failed.current = null;
      setPending((now) => without(now, revision.edits ?? []));
      setConflicts((now) => [...now, ...left]);
    },
    onError: (_, revision) => {
      failed.current = merged(failed.current, revision);
    },
  });
  const send = (revision: Revision) => mutation.mutate(revision);
  const type = (edits: readonly CellText[]) => {
    if (query.data === undefined || edits.length === 0) return;
    const typed = addPending(pending, withBase(query.data, edits));
    setPending(typed);
    const places = new Set(edits.map(placeKey));
    const sent = typed.filter((each) => places.has(placeKey(each)));
    for (let from = 0; from < sent.length; from += MOST_AT_ONCE) send({ edits: sent.slice(from, from + MOST_AT_ONCE) });
  };
  return {
    draft: query.data ?? null,
    failure: query.error === null ? null : failureOf(query.error),
    retry: () => void query.refetch(),
    pending,
    conflicts,
    revisionFailure: mutation.error === null ? null : failureOf(mutation.error),
    type,
    skip: (rows) => {
      for (let from = 0; from < rows.length; from += MOST_AT_ONCE)
        send({ skip: rows.slice(from, from + MOST_AT_ONCE) });
    },
    map: (mapping) => send({ mapping }),
    settle: (conflict, keepsMine) => {
      setConflicts((now) => now.filter((each) => each !== conflict));
      if (keepsMine) type([{ row: conflict.row, field: conflict.field, text: conflict.text }]);
    },
    sendAgain: () => {
      if (failed.current !== null) send(failed.current);
    },
  };
}

/** Sends one revision; a stale one is sent once more on the draft as it is now. Returns the cells that moved meanwhile. */
async function revise(client: QueryClient, id: string, revision: Revision): Promise<readonly Conflict[]> {
  const commandId = mintCommandId();
  try {
    keepDraft(client, await send(client, id, revision, commandId));
    return [];
  } catch (error) {
    if (!isStale(error)) throw error;
  }
  const fresh = await call(routes.readRegisterImport, { params: { importId: id } });
  keepDraft(client, fresh);
  const { safe, conflicts } = rebase(fresh, revision.edits ?? []);
  const again: Revision = { ...revision, edits: safe };
  if (!isNothing(again)) keepDraft(client, await send(client, id, again, mintCommandId()));
  return conflicts;
}

function send(client: QueryClient, id: string, revision: Revision, commandId: string): Promise<RegisterImport> {
  const version = client.getQueryData<RegisterImport>(keyOf(id))?.version ?? 0;
  const body = {
    ...(revision.edits === undefined
      ? {}
      : { edits: revision.edits.map(({ row, field, text }) => ({ row, field, text })) }),
    ...(revision.skip === undefined ? {} : { skip: [...revision.skip] }),
    ...(revision.mapping === undefined ? {} : { mapping: revision.mapping }),
  };
  return call(routes.reviseRegisterImport, { params: { importId: id }, body, version }, { commandId });
}

function isNothing({ edits = [], skip = [], mapping }: Revision): boolean {
  return edits.length === 0 && skip.length === 0 && mapping === undefined;
}

/** Confirmed texts are pending no more, unless they were typed over again meanwhile. */
function without(pending: readonly PendingEdit[], sent: readonly PendingEdit[]): readonly PendingEdit[] {
  const texts = new Map(sent.map((edit) => [placeKey(edit), edit.text]));
  return pending.filter((edit) => texts.get(placeKey(edit)) !== edit.text);
}

function merged(earlier: Revision | null, later: Revision): Revision {
  const mapping = later.mapping ?? earlier?.mapping;
  return {
    edits: addPending(earlier?.edits ?? [], later.edits ?? []),
    skip: [...(earlier?.skip ?? []), ...(later.skip ?? [])],
    ...(mapping === undefined ? {} : { mapping }),
  };
}
