import { Button } from '@mantine/core';
import type { RegisterImport } from '@sightline/contract';
import { IconCheck } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { Card, Page } from '../../ui/page.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { strings } from './strings.ts';

/** What the import became, and where to go from here. */
export function CommittedSummary({ draft }: { readonly draft: RegisterImport }) {
  const navigate = useNavigate();
  const { newProjects, updatedProjects } = draft.outcome;
  const total = newProjects + updatedProjects;
  const heading = total === 0 ? strings.done.programs(programsIn(draft)) : strings.done.heading(total);
  return (
    <Page>
      <PageHeader title={strings.title} />
      <Card label={heading}>
        <EmptyState
          icon={<IconCheck size={19} stroke={1.6} aria-hidden="true" />}
          title={heading}
          text={strings.done.from(draft.fileName, draft.outcome)}
        >
          <Button size="md" onClick={() => void navigate({ to: '/' })}>
            {strings.done.open}
          </Button>
          <Button size="md" variant="default" onClick={() => void navigate({ to: '/import/plans', search: {} })}>
            {strings.done.plans}
          </Button>
          <Button size="md" variant="subtle" onClick={() => void navigate({ to: '/import/register', search: {} })}>
            {strings.done.again}
          </Button>
        </EmptyState>
      </Card>
    </Page>
  );
}

/** A table without a column for projects brings programs: how many it names. */
function programsIn({ rows }: RegisterImport): number {
  const named = rows.flatMap(({ isSkipped, cells }) => (isSkipped ? [] : (cells.program?.understood ?? [])));
  return new Set(named).size;
}
