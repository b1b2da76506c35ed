import { Button, Modal, Select, TextInput } from '@mantine/core';
import { routes } from '@sightline/contract';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { call, failureOf } from '../../lib/api.ts';
import { problemAt, problemsElsewhere } from '../../lib/field-problems.ts';
import { useCommand } from '../../lib/use-command.ts';
import { ProblemList } from '../../ui/problem-list.tsx';
import { ErrorState, LoadingState } from '../../ui/states.tsx';
import classes from './access.module.css';
import { accessStrings as strings } from './access-strings.ts';

type Props = { readonly onOpened: (projectId: string) => void; readonly onClose: () => void };

/** An auditor reads a confidential project: by its key alone, for one hour, and seen by its members. */
export function BreakGlass({ onOpened, onClose }: Props) {
  const read = useQuery({
    queryKey: ['confidential-projects'],
    queryFn: ({ signal }) => call(routes.readConfidentialProjects, {}, { signal }),
    staleTime: 0,
  });
  return (
    <Modal opened onClose={onClose} title={strings.glassVerb} centered size="sm">
      {read.error !== null ? (
        <ErrorState
          what={strings.glassFailed}
          kept={strings.glassKept}
          failure={failureOf(read.error)}
          onRetry={() => void read.refetch()}
        />
      ) : read.data === undefined ? (
        <LoadingState what={strings.glassReading} />
      ) : read.data.projects.length === 0 ? (
        <p className={classes.text}>{strings.glassNone}</p>
      ) : (
        <Form projects={read.data.projects} onOpened={onOpened} />
      )}
    </Modal>
  );
}

type FormProps = {
  readonly projects: readonly { readonly id: string; readonly key: string }[];
  readonly onOpened: (projectId: string) => void;
};

function Form({ projects, onOpened }: FormProps) {
  const client = useQueryClient();
  const command = useCommand(routes.breakGlass);
  const [projectId, setProjectId] = useState<string | null>(null);
  const [reason, setReason] = useState('');
  const [isTried, setTried] = useState(false);
  const refused = command.failure?.kind === 'refused' ? command.failure.problems : [];
  const projectClaim = isTried && projectId === null ? strings.glassProjectNeeded : null;
  const reasonClaim = isTried && reason.trim() === '' ? strings.glassReasonNeeded : null;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (projectId === null || reason.trim() === '') return;
    const opened = await command.run({ params: { projectId }, body: { reason: reason.trim() } });
    if (opened === null) return;
    for (const word of ['project', 'project-access', 'line-of-sight'])
      void client.invalidateQueries({ queryKey: [word] });
    onOpened(projectId);
  };
  return (
    <form className={classes.form} noValidate onSubmit={submit}>
      <p className={classes.text}>{strings.glassText}</p>
      <ProblemList problems={problemsElsewhere(refused, ['reason'])} isLive />
      {command.failure?.kind === 'away' ? <p role="alert">{strings.away}</p> : null}
      <Select
        label={strings.glassProject}
        placeholder={strings.glassProjectHint}
        data={projects.map(({ id, key }) => ({ value: id, label: key }))}
        value={projectId}
        error={projectClaim}
        onChange={setProjectId}
        nothingFoundMessage={strings.nothingFound}
        limit={60}
        searchable
        allowDeselect={false}
        data-autofocus
      />
      <TextInput
        label={strings.glassReason}
        value={reason}
        error={reasonClaim ?? problemAt(refused, 'reason')}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <div>
        <Button type="submit" disabled={command.isRunning}>
          {strings.glassBreak}
        </Button>
      </div>
    </form>
  );
}
