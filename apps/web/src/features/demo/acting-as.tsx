import { Menu, UnstyledButton } from '@mantine/core';
import { IconMasksTheater } from '@tabler/icons-react';
import { useSession } from '../../lib/session.ts';
import classes from './demo.module.css';
import { demoStrings as strings } from './strings.ts';
import { useActAs, usePersonas } from './use-personas.ts';

/** In the top bar: as whom of the demo one looks, and the way to another. Nothing for an account of one's own. */
export function ActingAs() {
  const accountId = useSession()?.account?.id ?? null;
  const { personas } = usePersonas();
  const { actAs, isRunning } = useActAs();
  const self = personas?.find((each) => each.accountId === accountId);
  if (personas === null || self === undefined) return null;
  return (
    <Menu position="bottom-end" width={320}>
      <Menu.Target>
        <UnstyledButton
          className={classes.chip ?? ''}
          aria-label={strings.actingAsName(self.name)}
          disabled={isRunning}
        >
          <IconMasksTheater size={16} stroke={1.6} aria-hidden="true" />
          <span className={classes.acting}>
            {strings.actingAs} <strong>{self.name}</strong>
          </span>
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown className={classes.list ?? ''}>
        {personas.map((each) => (
          <Menu.Item key={each.accountId} disabled={each.accountId === accountId} onClick={() => void actAs(each)}>
            <span className={classes.name}>{each.name}</span>
            <span className={classes.sees}>
              {each.role} · {each.sees}
            </span>
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
