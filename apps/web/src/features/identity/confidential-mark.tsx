import { Button } from '@mantine/core';
import type { Capability } from '@sightline/contract';
import { IconEye, IconLock } from '@tabler/icons-react';
import { accessStrings as strings } from './access-strings.ts';
import { useProjectAccess } from './use-project-access.ts';

type Props = {
  readonly project: { readonly id: string; readonly may: readonly Capability[] };
  readonly onOpen: () => void;
};

/** In the head of a project: that it is confidential, and the way to who sees it. Quiet where there is nothing to say or do. */
export function ConfidentialMark({ project, onOpen }: Props) {
  const access = useProjectAccess(project.id).value;
  const mayGuard = project.may.includes('project.guard');
  if (access === null || (!access.isConfidential && !mayGuard && access.glassBroken.length === 0)) return null;
  const Icon = access.isConfidential ? IconLock : IconEye;
  return (
    <Button variant="subtle" size="xs" leftSection={<Icon size={14} stroke={1.6} />} onClick={onOpen}>
      {access.isConfidential ? strings.confidential : strings.guardOpen}
    </Button>
  );
}
