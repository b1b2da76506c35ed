import { Button, Modal } from '@mantine/core';
import { routes } from '@sightline/contract';
import { useQueryClient } from '@tanstack/react-query';
import { useCommand } from '../../lib/use-command.ts';
import { ProblemList } from '../../ui/problem-list.tsx';
import type { Project } from './fact-fields.ts';
import classes from './remove-project.module.css';
import { projectStrings as strings } from './strings.ts';

type Props = { readonly project: Project; readonly onRemoved: () => void; readonly onClose: () => void };

/** Asks before a project leaves the line of sight, and says what is kept. */
export function RemoveProject({ project, onRemoved, onClose }: Props) {
  const client = useQueryClient();
  const command = useCommand(routes.removeProject);
  const remove = async () => {
    const answer = await command.run({ params: { projectId: project.id }, version: project.version });
    if (answer === null) return;
    void client.invalidateQueries({ queryKey: ['line-of-sight'] });
    onRemoved();
  };
  return (
    <Modal opened onClose={onClose} title={strings.removeTitle(project.name)} centered size="sm">
      <p className={classes.text}>{strings.removeText}</p>
      {command.failure?.kind === 'refused' ? <ProblemList problems={command.failure.problems} isLive /> : null}
      {command.failure?.kind === 'away' ? <p role="alert">{strings.away}</p> : null}
      <div className={classes.verbs}>
        <Button onClick={() => void remove()} disabled={command.isRunning}>
          {strings.remove}
        </Button>
        <Button variant="default" onClick={onClose} data-autofocus>
          {strings.keep}
        </Button>
      </div>
    </Modal>
  );
}
