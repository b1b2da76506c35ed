import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import type { Failure } from '../../lib/api.ts';
import { Page } from '../../ui/page.tsx';
import { PageDrop } from '../../ui/page-drop.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { EmptyState, ErrorState, LoadingState } from '../../ui/states.tsx';
import { AddFiles } from './add-files.tsx';
import { filesOfDrop } from './collect-files.ts';
import { CommitBar } from './commit-bar.tsx';
import { GiveFiles } from './give-files.tsx';
import { ImportedPlans } from './imported-plans.tsx';
import { Review } from './review.tsx';
import { strings } from './strings.ts';
import { UploadCard } from './upload-card.tsx';
import { progressOf } from './upload-queue.ts';
import { projectsQuery, usePlanDraft } from './use-plan-draft.ts';
import { useUploads } from './use-uploads.ts';

/** For the PMO and its project managers: plans are read, checked and matched to register rows before one commit. */
export function PlanImportPage() {
  const { draft: draftId } = useSearch({ from: '/frame/import/plans' });
  // An import that this page opened changes its address and nothing else; the address of another one is another page.
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set());
  const key = draftId === undefined || opened.has(draftId) ? 'own' : draftId;
  return <PlanImportOf key={key} draftId={draftId} onOpened={(id) => setOpened((ids) => new Set([...ids, id]))} />;
}

type Props = { readonly draftId: string | undefined; readonly onOpened: (id: string) => void };

function PlanImportOf({ draftId, onOpened }: Props) {
  const navigate = useNavigate();
  const plans = usePlanDraft(draftId);
  const projects = useQuery(projectsQuery).data ?? [];
  const uploads = useUploads(draftId, (draft) => {
    onOpened(draft.id);
    void navigate({ to: '/import/plans', search: { draft: draft.id } });
  });
  const { draft } = plans;
  const isUploading = progressOf(uploads.queue).isBusy;
  if (draft?.state === 'committed') return <ImportedPlans draft={draft} projects={projects} />;
  const isEmpty = draftId === undefined || (draft !== null && draft.files.length === 0);
  return (
    <Page height={isEmpty ? 'flow' : 'fill'}>
      <PageHeader title={strings.title} note={strings.lead}>
        {isEmpty || draft === null ? null : <AddFiles onFiles={uploads.give} isSmall />}
      </PageHeader>
      <PageDrop label={strings.dropHere} onDrop={(transfer) => void filesOfDrop(transfer).then(uploads.give)} />
      <UploadCard uploads={uploads} />
      {isEmpty && uploads.queue.length === 0 ? <GiveFiles onFiles={uploads.give} /> : null}
      {draftId === undefined || draft !== null ? null : <Waiting failure={plans.failure} onRetry={plans.retry} />}
      {draft === null || draft.files.length === 0 ? null : (
        <>
          <Review draft={draft} projects={projects} onMatch={plans.match} />
          <CommitBar draft={draft} plans={plans} projects={projects} isUploading={isUploading} />
        </>
      )}
    </Page>
  );
}

function Waiting({ failure, onRetry }: { readonly failure: Failure | null; readonly onRetry: () => void }) {
  const navigate = useNavigate();
  if (failure === null) return <LoadingState what={strings.loading} />;
  if (failure.kind === 'refused' && failure.status === 404) {
    return (
      <EmptyState title={strings.missing} text={strings.missingText}>
        <Button onClick={() => void navigate({ to: '/import/plans', search: {} })}>{strings.startOver}</Button>
      </EmptyState>
    );
  }
  return <ErrorState what={strings.loadFailed} kept={strings.loadKept} failure={failure} onRetry={onRetry} />;
}
