import { routes } from '@sightline/contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { call, failureOf } from '../../lib/api.ts';
import { Page } from '../../ui/page.tsx';
import { PageDrop } from '../../ui/page-drop.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { DraftView } from './draft-view.tsx';
import { GiveRegister } from './give-register.tsx';
import { type GivenTable, refuseBySize } from './given-table.ts';
import { strings } from './strings.ts';
import { keepDraft } from './use-register-draft.ts';

/** For the PMO: the office's own list becomes the register, with all its faults shown before anything is written. */
export function RegisterImportPage() {
  const { draft: draftId } = useSearch({ from: '/frame/import/register' });
  const { give, giveFile, giveSheet, refusal, reading, failure } = useGiving();
  // A file dropped beside a draft would otherwise replace the whole page in the browser.
  const drop = <PageDrop label={strings.dropHere} onDrop={(transfer) => void giveFile(transfer.files[0])} />;
  if (draftId !== undefined) {
    return (
      <>
        {drop}
        <DraftView id={draftId} key={draftId} onSheet={giveSheet(draftId)} />
      </>
    );
  }
  return (
    <Page>
      <PageHeader title={strings.title} note={strings.lead} />
      {drop}
      <GiveRegister
        reading={reading}
        refusal={refusal}
        failure={failure === null ? null : failureOf(failure)}
        onFile={giveFile}
        onTable={give}
      />
    </Page>
  );
}

type Given = GivenTable & { readonly sheet?: string };

/** Sends a table to the server; its draft is then the page's address. */
function useGiving() {
  const client = useQueryClient();
  const navigate = useNavigate();
  const [refusal, setRefusal] = useState<ReturnType<typeof refuseBySize>>(null);
  // The bytes stay here while the page is open, so that another sheet of the same workbook can be read.
  const [held, setHeld] = useState<{ readonly draftId: string; readonly table: GivenTable } | null>(null);
  // A draft that is open stays one step back; what is wrong with the new table is said where tables are given.
  const showRefusal = () => void navigate({ to: '/import/register', search: {} });
  const start = useMutation({
    onError: showRefusal,
    mutationFn: ({ name, bytes, sheet }: Given) =>
      call(routes.startRegisterImport, { query: sheet === undefined ? { name } : { name, sheet }, bytes }),
    onSuccess: (draft, table) => {
      keepDraft(client, draft);
      setHeld({ draftId: draft.id, table });
      void navigate({ to: '/import/register', search: { draft: draft.id } });
    },
  });
  const give = (table: Given) => {
    setRefusal(null);
    start.mutate(table);
  };
  const giveFile = async (file: File | null | undefined) => {
    if (!file) return;
    const tooLarge = refuseBySize(file.name, file.size);
    if (tooLarge === null) return give({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) });
    start.reset();
    setRefusal(tooLarge);
    showRefusal();
  };
  /** How to read another sheet of a draft's workbook; null when its bytes are no longer here. */
  const giveSheet = (draftId: string) =>
    held?.draftId === draftId ? (sheet: string) => give({ ...held.table, sheet }) : null;
  const reading = start.isPending ? (start.variables?.name ?? '') : null;
  return { give, giveFile, giveSheet, refusal, reading, failure: start.error };
}
