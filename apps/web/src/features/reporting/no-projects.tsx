import { Button } from '@mantine/core';
import { IconCalendarTime, IconListDetails, IconTable } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { usePast, useReadAsOf } from '../../lib/as-of-context.ts';
import { useMay } from '../../lib/session.ts';
import { Card, Page } from '../../ui/page.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { sightStrings as strings } from './strings.ts';

/** An empty organisation: one line why, one line what to do, and the ways in. */
export function NoProjects() {
  const mayBring = useMay('register.import');
  const mayCreate = useMay('project.create');
  const past = usePast();
  if (past !== null) return <NothingYet words={past.words} />;
  if (!mayBring && !mayCreate) return <NothingReached />;
  return (
    <Page>
      <h1 className="visually-hidden">{strings.title}</h1>
      <Card>
        <EmptyState title={strings.emptyTitle} text={strings.emptyText}>
          {mayBring ? (
            <>
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
            </>
          ) : null}
          {mayCreate ? (
            <Button component={Link} to="/projects/new" variant="subtle">
              {strings.createProject}
            </Button>
          ) : null}
        </EmptyState>
      </Card>
    </Page>
  );
}

/** A day before the first project. */
function NothingYet({ words }: { readonly words: string }) {
  const readAsOf = useReadAsOf();
  return (
    <Page>
      <h1 className="visually-hidden">{strings.title}</h1>
      <Card>
        <EmptyState
          icon={<IconCalendarTime size={19} stroke={1.6} aria-hidden="true" />}
          title={strings.nothingYet(words)}
          text={strings.nothingYetText}
        >
          <Button onClick={() => readAsOf(null)}>{strings.backToToday}</Button>
        </EmptyState>
      </Card>
    </Page>
  );
}

/** There may be projects, but none that the caller's roles reach: whom to ask, and no verbs that would be refused. */
function NothingReached() {
  return (
    <Page>
      <h1 className="visually-hidden">{strings.title}</h1>
      <Card>
        <EmptyState title={strings.nothingReached} text={strings.nothingReachedText} />
      </Card>
    </Page>
  );
}
