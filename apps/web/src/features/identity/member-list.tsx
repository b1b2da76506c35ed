import { ActionIcon } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useRef } from 'react';
import classes from './access.module.css';
import { accessStrings as strings } from './access-strings.ts';
import type { ProjectAccess } from './use-project-access.ts';

type Props = {
  readonly members: ProjectAccess['members'];
  readonly isRunning: boolean;
  /** null = the caller may not. */
  readonly onRemove: ((accountId: string) => Promise<void>) | null;
};

/** The members of a confidential project. The last one stays: a project that nobody sees could never be opened again. */
export function MemberList({ members, isRunning, onRemove }: Props) {
  const heading = useRef<HTMLHeadingElement>(null);
  const isLast = members.length === 1;
  return (
    <>
      <h3 className={classes.head} ref={heading} tabIndex={-1}>
        {strings.members}
      </h3>
      <ul className={classes.grants} aria-label={strings.members}>
        {members.map(({ id, name }) => (
          <li key={id} className={classes.grant}>
            <span className={classes.grantWords}>{name}</span>
            {onRemove === null ? null : (
              <ActionIcon
                variant="subtle"
                className={classes.remove ?? ''}
                aria-label={strings.removeMember(name)}
                title={isLast ? strings.lastMember : strings.removeMember(name)}
                disabled={isRunning || isLast}
                onClick={() => void onRemove(id).then(() => heading.current?.focus())}
              >
                <IconX size={14} stroke={1.6} />
              </ActionIcon>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}
