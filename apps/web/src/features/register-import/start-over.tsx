import { Button } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { strings } from './strings.ts';

/** Leaves the draft where it is and gives another register. */
export function StartOver() {
  const navigate = useNavigate();
  return (
    <Button variant="default" onClick={() => void navigate({ to: '/import/register', search: {} })}>
      {strings.startOver}
    </Button>
  );
}
