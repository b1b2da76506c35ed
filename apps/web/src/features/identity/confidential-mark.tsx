import { Button } from '@mantine/core';
import { IconEye, IconLock } from '@tabler/icons-react';
import { useMay } from '../../lib/session.ts';
import { accessStrings as strings } from './access-strings.ts';
import { useProjectAccess } from './use-project-access.ts';

type Props = { readonly projectId: string; readonly onOpen: () => void };

/** In the head of a project: that it is confidential, and the way to who sees it. Quiet where there is nothing to say or do. */
export function ConfidentialMark({ projectId, onOpen }: Props) {
  const access = useProjectAccess(projectId).value;
  const mayGuard = useMay('project.guard');
  if (access === null || (!access.isConfidential && !mayGuard && access.glassBroken.length === 0)) return null;
  const Icon = access.isConfidential ? IconLock : IconEye;
  return (
    <Button variant="subtle" size="xs" leftSection={<Icon size={14} stroke={1.6} />} onClick={onOpen}>
      {access.isConfidential ? strings.confidential : strings.guardOpen}
    </Button>
  );
}
