import { Button, Select } from '@mantine/core';
import { type Capability, routes } from '@sightline/contract';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../../lib/api.ts';
import { useMomentWords } from '../../lib/moment-words.ts';
import { SidePanel } from '../../ui/side-panel.tsx';
import { ErrorState, LoadingState } from '../../ui/states.tsx';
import classes from './access.module.css';
import { accessStrings as strings } from './access-strings.ts';
import { MemberList } from './member-list.tsx';
import { NotWrittenNote } from './not-written-note.tsx';
import { type ProjectAccess, useProjectAccess } from './use-project-access.ts';
import { useVersionedAct } from './use-versioned-act.ts';

type ProjectRef = {
  readonly id: string;
  readonly key: string;
  readonly name: string;
  readonly may: readonly Capability[];
};
type Props = { readonly project: ProjectRef; readonly onClose: () => void };

/** Who sees a project: its roles, or its members alone. */
export function ProjectAccessPanel({ project, onClose }: Props) {
  const { value, failure, retry } = useProjectAccess(project.id);
  return (
    <SidePanel title={strings.guardTitle} note={`${project.key} ${project.name}`} onClose={onClose}>
      {value !== null ? (
        <Access projectId={project.id} mayGuard={project.may.includes('project.guard')} access={value} />
      ) : failure === null ? (
        <LoadingState what={strings.guardReading} />
      ) : (
        <ErrorState what={strings.guardFailed} kept={strings.guardKept} failure={failure} onRetry={retry} />
      )}
    </SidePanel>
  );
}

type AccessProps = { readonly projectId: string; readonly mayGuard: boolean; readonly access: ProjectAccess };
type Wish = { readonly isConfidential: boolean; readonly memberIds: readonly string[] };

function Access({ projectId, mayGuard, access }: AccessProps) {
  const client = useQueryClient();
  const act = useVersionedAct(['project-access', projectId]);
  const memberIds = access.members.map((each) => each.id);
  const put = async ({ isConfidential, memberIds: members }: Wish) => {
    const body = { isConfidential, memberIds: [...members] };
    await act.run(() => call(routes.setProjectAccess, { params: { projectId }, version: access.version, body }));
    for (const word of ['project', 'line-of-sight']) void client.invalidateQueries({ queryKey: [word] });
  };
  return (
    <div className={classes.parts}>
      <section className={classes.part}>
        <p className={classes.text}>{access.isConfidential ? strings.confidentialText : strings.openText}</p>
        <NotWrittenNote failure={act.failure} movedText={strings.guardMoved} />
        {mayGuard ? (
          <Switch
            isConfidential={access.isConfidential}
            isRunning={act.isRunning}
            onPut={(isConfidential) => put({ isConfidential, memberIds })}
          />
        ) : null}
      </section>
      {access.isConfidential ? (
        <section className={classes.part}>
          <MemberList
            members={access.members}
            isRunning={act.isRunning}
            onRemove={
              mayGuard
                ? (gone) => put({ isConfidential: true, memberIds: memberIds.filter((each) => each !== gone) })
                : null
            }
          />
          {mayGuard ? (
            <Select
              key={memberIds.length}
              label={strings.addMember}
              data={access.candidates
                .filter(({ id }) => !memberIds.includes(id))
                .map(({ id, name }) => ({ value: id, label: name }))}
              value={null}
              disabled={act.isRunning}
              onChange={(id) => {
                if (id !== null) void put({ isConfidential: true, memberIds: [...memberIds, id] });
              }}
              nothingFoundMessage={strings.nothingFound}
              limit={60}
              searchable
            />
          ) : null}
        </section>
      ) : null}
      <GlassBroken entries={access.glassBroken} />
    </div>
  );
}

type SwitchProps = {
  readonly isConfidential: boolean;
  readonly isRunning: boolean;
  readonly onPut: (isConfidential: boolean) => Promise<void>;
};

/** Closing is one press; opening, which shows the project to many, is asked for twice. */
function Switch({ isConfidential, isRunning, onPut }: SwitchProps) {
  const [isAsking, setAsking] = useState(false);
  if (!isConfidential)
    return (
      <div>
        <Button variant="default" disabled={isRunning} onClick={() => void onPut(true)}>
          {strings.makeConfidential}
        </Button>
        <p className={classes.note}>{strings.youStay}</p>
      </div>
    );
  if (!isAsking)
    return (
      <div>
        <Button variant="default" disabled={isRunning} onClick={() => setAsking(true)}>
          {strings.makeOpen}
        </Button>
      </div>
    );
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would draw its own frame around two buttons
    <div role="group" aria-label={strings.makeOpen} className={classes.moved}>
      <p className={classes.text}>{strings.openWarning}</p>
      <div className={classes.verbs}>
        <Button size="xs" disabled={isRunning} onClick={() => void onPut(false).then(() => setAsking(false))}>
          {strings.makeOpen}
        </Button>
        <Button size="xs" variant="default" onClick={() => setAsking(false)} autoFocus>
          {strings.keepConfidential}
        </Button>
      </div>
    </div>
  );
}

function GlassBroken({ entries }: { readonly entries: ProjectAccess['glassBroken'] }) {
  const words = useMomentWords();
  if (entries.length === 0) return null;
  return (
    <section className={classes.part}>
      <h3 className={classes.head}>{strings.glass}</h3>
      <ul className={classes.grants}>
        {entries.map((each) => (
          <li key={`${each.name} ${each.at}`} className={classes.grant}>
            <span className={classes.grantWords}>{strings.glassLine(each.name, words(each.at), each.reason)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
