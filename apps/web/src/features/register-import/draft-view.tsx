import { useMediaQuery } from '@mantine/hooks';
import type { RegisterField, RegisterImport } from '@sightline/contract';
import { useRef, useState } from 'react';
import type { Failure } from '../../lib/api.ts';
import { Page } from '../../ui/page.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { EmptyState, ErrorState, LoadingState } from '../../ui/states.tsx';
import { CommitBar } from './commit-bar.tsx';
import { CommittedSummary } from './committed-summary.tsx';
import { ConflictCard } from './conflict-card.tsx';
import { DraftSteps } from './draft-steps.tsx';
import classes from './draft-view.module.css';
import { type CellPlace, countErrors } from './fault-model.ts';
import { FaultPanel } from './fault-panel.tsx';
import { columnsOf, faultyRows } from './grid-model.ts';
import { MappingCard } from './mapping-card.tsx';
import { RegisterGrid, type RegisterGridHandle } from './register-grid.tsx';
import { RegisterRows } from './register-rows.tsx';
import { StartOver } from './start-over.tsx';
import { strings } from './strings.ts';
import { type RegisterDraft, useRegisterDraft } from './use-register-draft.ts';

type Props = {
  readonly id: string;
  /** Reads another sheet of the same workbook as a new draft; null when the workbook has to be given again for it. */
  readonly onSheet: ((sheet: string) => void) | null;
};

/** One draft, from its first preview to what it became. */
export function DraftView({ id, onSheet }: Props) {
  const register = useRegisterDraft(id);
  const { draft, failure } = register;
  if (draft === null) {
    return (
      <Page>
        <PageHeader title={strings.title} note={strings.lead}>
          <StartOver />
        </PageHeader>
        <Waiting failure={failure} onRetry={register.retry} />
      </Page>
    );
  }
  if (draft.state === 'committed') return <CommittedSummary draft={draft} />;
  return <Preview register={register} draft={draft} onSheet={onSheet} />;
}

function Waiting({ failure, onRetry }: { readonly failure: Failure | null; readonly onRetry: () => void }) {
  if (failure === null) return <LoadingState what={strings.loading} />;
  if (isMissing(failure)) return <EmptyState title={strings.missing} text={strings.missingText} />;
  return <ErrorState what={strings.loadFailed} kept={strings.loadKept} failure={failure} onRetry={onRetry} />;
}

function isMissing(failure: Failure): boolean {
  return failure.kind === 'refused' && failure.status === 404;
}

/** The mapping is open from the start only where it has to be answered. */
function asksForMapping(draft: RegisterImport): boolean {
  return draft.problems.some((problem) => problem.severity === 'error');
}

type PreviewProps = Pick<Props, 'onSheet'> & { readonly register: RegisterDraft; readonly draft: RegisterImport };

function Preview({ register, draft, onSheet }: PreviewProps) {
  const [isMapping, setIsMapping] = useState(() => asksForMapping(draft));
  const [kept, setKept] = useState<ReadonlySet<number> | null>(null);
  const grid = useRef<RegisterGridHandle>(null);
  const isPhone = useMediaQuery('(max-width: 700px)', false, { getInitialValueInEffect: false });
  const fields = columnsOf(draft).map((column): RegisterField => column.field);
  const goTo = (place: CellPlace) => grid.current?.edit(place);
  const faults = <FaultPanel draft={draft} register={register} isInPlace={isPhone} onGoTo={goTo} />;
  const rows = { draft, register, kept, onFilter: (isOn: boolean) => setKept(isOn ? faultyRows(draft.faults) : null) };
  return (
    <Page height="fill">
      <PageHeader title={strings.title} note={strings.lead}>
        <StartOver />
      </PageHeader>
      <DraftSteps draft={draft} isMapping={isMapping} onMapping={() => setIsMapping((now) => !now)} onSheet={onSheet} />
      {isMapping ? <MappingCard draft={draft} onMap={register.map} onClose={() => setIsMapping(false)} /> : null}
      <ConflictCard conflicts={register.conflicts} draft={draft} onSettle={register.settle} />
      <div className={classes.work}>
        {isPhone ? faults : null}
        {isPhone ? <RegisterRows {...rows} /> : <RegisterGrid {...rows} fields={fields} ref={grid} />}
        {!isPhone && draft.faults.length > 0 ? faults : null}
      </div>
      <CommitBar draft={draft} register={register} />
      <p className="visually-hidden" role="status">
        {strings.faults.announce(countErrors(draft.faults))}
      </p>
    </Page>
  );
}
