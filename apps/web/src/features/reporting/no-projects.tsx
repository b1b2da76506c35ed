import { Button } from '@mantine/core';
import { IconListDetails, IconTable } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { Card, Page } from '../../ui/page.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { sightStrings as strings } from './strings.ts';

/** An empty organisation: one line why, one line what to do, and the ways in. */
export function NoProjects() {
  return (
    <Page>
      <h1 className="visually-hidden">{strings.title}</h1>
      <Card>
        <EmptyState title={strings.emptyTitle} text={strings.emptyText}>
          <Button component={Link} to="/import/register" leftSection={<IconTable size={16} stroke={1.6} />}>
            {strings.bringRegister}
          </Button>
          <Button
            component={Link}
            to="/import/plans"
            variant="default"
            leftSection={<IconListDetails size={16} stroke={1.6} />}
          >
            {strings.bringPlans}
          </Button>
          <Button component={Link} to="/projects/new" variant="subtle">
            {strings.createProject}
          </Button>
        </EmptyState>
      </Card>
    </Page>
  );
}
