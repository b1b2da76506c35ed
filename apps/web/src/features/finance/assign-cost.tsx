import { Button, Select } from '@mantine/core';
import { type RecordRow, routes } from '@sightline/contract';
import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useCommand } from '../../lib/use-command.ts';
import { ProblemList } from '../../ui/problem-list.tsx';
import classes from './assign-cost.module.css';
import { financeStrings as strings } from './strings.ts';
import { useProjectOptions } from './use-project-options.ts';

type Props = { readonly cost: RecordRow; readonly onDone: () => void };

/** Spending without a project finds one: the line becomes an actual of it. */
export function AssignCost({ cost, onDone }: Props) {
  const [isOpen, setOpen] = useState(false);
  return isOpen ? (
    <AssignForm cost={cost} onDone={onDone} onCancel={() => setOpen(false)} />
  ) : (
    <Button className={classes.begin ?? ''} onClick={() => setOpen(true)}>
      {strings.assign}
    </Button>
  );
}

function AssignForm({ cost, onDone, onCancel }: Props & { readonly onCancel: () => void }) {
  const client = useQueryClient();
  const command = useCommand(routes.assignCost);
  const [projectId, setProjectId] = useState<string | null>(null);
  const [sought, setSought] = useState('');
  const [chosen, setChosen] = useState('');
  const options = useProjectOptions(sought === chosen ? '' : sought);
  const isListed = projectId === null || options.some(({ value }) => value === projectId);
  const data = isListed ? options : [{ value: projectId, label: chosen }, ...options];
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (projectId === null) return;
    const answer = await command.run({ params: { recordId: cost.id }, version: cost.version, body: { projectId } });
    await client.invalidateQueries({ queryKey: ['register'] });
    if (answer === null) return;
    await client.invalidateQueries({ queryKey: ['line-of-sight'] });
    onDone();
  };
  return (
    <form className={classes.form} aria-label={strings.assign} onSubmit={(event) => void submit(event)}>
      <Select
        label={strings.project}
        data={[...data]}
        value={projectId}
        onChange={(value, option) => {
          setProjectId(value);
          setChosen(option?.label ?? '');
        }}
        onSearchChange={setSought}
        // The server has searched already.
        filter={({ options: all }) => all}
        searchable
        nothingFoundMessage={strings.nothing}
      />
      {command.failure?.kind === 'refused' ? <ProblemList problems={command.failure.problems} isLive /> : null}
      {command.failure?.kind === 'away' ? <p role="alert">{strings.away}</p> : null}
      <div className={classes.verbs}>
        <Button type="submit" disabled={projectId === null || command.isRunning}>
          {strings.assignIt}
        </Button>
        <Button variant="default" onClick={onCancel}>
          {strings.cancel}
        </Button>
      </div>
    </form>
  );
}
