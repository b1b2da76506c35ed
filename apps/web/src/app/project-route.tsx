import { Button, Tabs } from '@mantine/core';
import { registers } from '@sightline/contract';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { OwnChangesPanel } from '../features/audit/own-changes-panel.tsx';
import { GoneLinks } from '../features/demo/gone-links.tsx';
import { ConfidentialMark } from '../features/identity/confidential-mark.tsx';
import { ProjectAccessPanel } from '../features/identity/project-access-panel.tsx';
import { CausePanel } from '../features/plan/cause-panel.tsx';
import { MilestoneTable } from '../features/plan/milestone-table.tsx';
import { PlanTab } from '../features/plan/plan-tab.tsx';
import { useShownPlan } from '../features/plan/use-shown-plan.ts';
import type { Project } from '../features/portfolio/fact-fields.ts';
import { FactList } from '../features/portfolio/fact-list.tsx';
import { ProjectHeader, ProjectPeople } from '../features/portfolio/project-header.tsx';
import { RemoveProject } from '../features/portfolio/remove-project.tsx';
import { projectStrings as strings } from '../features/portfolio/strings.ts';
import { useAddRecord } from '../features/portfolio/use-add-record.ts';
import { useDirectory, useProject } from '../features/portfolio/use-project.ts';
import { useSaveFact } from '../features/portfolio/use-save-fact.ts';
import { ProjectRegisters } from '../features/records/project-registers.tsx';
import { RegisterPanel } from '../features/records/register-panel.tsx';
import type { RegisterProps } from '../features/records/register-props.ts';
import { type RecordCounts, useRecordCounts } from '../features/records/use-record-counts.ts';
import { ComputedMark, ComputedReasons } from '../features/reporting/computed-mark.tsx';
import type { SightCell } from '../features/reporting/sight-search.ts';
import { SpentByLedger } from '../features/reporting/spent-by-ledger.tsx';
import { useProjectSight } from '../features/reporting/use-project-sight.ts';
import { useWhy } from '../features/reporting/use-why.ts';
import { WhyPanel } from '../features/reporting/why-panel.tsx';
import { useAsOf, usePast, useReadAsOf } from '../lib/as-of-context.ts';
import { plain } from '../lib/format.ts';
import { useToday } from '../lib/session.ts';
import { useStable } from '../lib/use-stable.ts';
import { useTitle } from '../lib/use-title.ts';
import { Card, CardHeader, Page } from '../ui/page.tsx';
import { EmptyState, ErrorState, LoadingState } from '../ui/states.tsx';
import type { ProjectTab } from './project-address.ts';
import classes from './project-route.module.css';

const route = getRouteApi('/frame/projects/$projectId');

/** The registers whose records belong to a project. */
const PROJECT_REGISTERS = registers.filter(({ place }) => place === 'project');

/** One project: composed of what portfolio, plan and reporting know of it. */
export function ProjectRoute() {
  const { projectId } = route.useParams();
  return <ProjectPage key={projectId} projectId={projectId} />;
}

function ProjectPage({ projectId }: { readonly projectId: string }) {
  const { project, failure, isMissing, retry } = useProject(projectId);
  if (isMissing) return <MissingProject />;
  if (project !== null) return <LoadedProject project={project} />;
  return (
    <Page>
      {failure === null ? (
        <LoadingState what={strings.reading} />
      ) : (
        <ErrorState what={strings.failed} kept={strings.kept} failure={failure} onRetry={retry} />
      )}
    </Page>
  );
}

type ProjectProps = { readonly project: Project };

function LoadedProject({ project }: ProjectProps) {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const asOf = useAsOf();
  const [open, setOpen] = useState<SightCell | 'access' | 'own-changes' | 'removal' | null>(null);
  const tab = search.tab ?? 'overview';
  const isPlan = tab === 'plan';
  const shown = useShownPlan(project.id, { taskId: search.task, isOpen: isPlan });
  const sight = useProjectSight(project.id);
  const status = sight?.computed ?? null;
  const showTask = useStable((task: { readonly id: string }) => {
    setOpen(null);
    void navigate({ search: { tab: 'plan', task: task.id }, replace: true });
  });
  const { tab: _tab, task: _task, ...recordsSearch } = search;
  const counts = useRecordCounts(project.id);
  const records: RegisterProps = {
    search: recordsSearch,
    // Back leaves an open record or a kind, not every letter of a search.
    onSearch: (next) => {
      setOpen(null);
      const isStep = next.record !== search.record || next.kind !== search.kind;
      void navigate({ search: { tab: 'registers', ...next }, replace: !isStep });
    },
    registers: PROJECT_REGISTERS,
    projectId: project.id,
    mayEdit: ({ edit }) => project.may.includes(edit),
  };
  const closeTask = () => void navigate({ search: { tab: 'plan' }, replace: true });
  const panel =
    open === 'computed' || open === 'spentMinor' ? (
      <AskedPanel project={project} cell={open} onClose={() => setOpen(null)} />
    ) : open === 'access' ? (
      <ProjectAccessPanel project={project} onClose={() => setOpen(null)} />
    ) : open === 'own-changes' ? (
      <OwnChangesPanel projectId={project.id} onClose={() => setOpen(null)} />
    ) : isPlan && shown.task !== null ? (
      <CausePanel
        key={shown.task.id}
        projectId={project.id}
        task={shown.task}
        cause={shown.cause}
        onClose={closeTask}
      />
    ) : tab === 'registers' ? (
      <RegisterPanel {...records} />
    ) : null;
  return (
    <Page height={tab === 'registers' || (isPlan && shown.plan.first?.plan) ? 'fill' : 'flow'} panel={panel}>
      <div className={classes.head}>
        <ProjectHeader
          project={project}
          computed={<ComputedMark status={status} onWhy={() => setOpen('computed')} />}
          access={asOf === null ? <ConfidentialMark project={project} onOpen={() => setOpen('access')} /> : null}
          onRemove={() => setOpen('removal')}
          onOwnChanges={() => setOpen('own-changes')}
        />
        <ProjectTabs
          project={project}
          tab={tab}
          taskCount={shown.plan.first?.total ?? 0}
          recordCount={counts === null ? 0 : sumOf(counts)}
        />
      </div>
      {isPlan ? (
        <PlanTab projectId={project.id} shown={shown} onTask={showTask} />
      ) : tab === 'registers' ? (
        <ProjectRegisters {...records} counts={counts} />
      ) : (
        <Overview
          project={project}
          spent={
            sight === null || sight.ledgerLines === null ? null : (
              <SpentByLedger sight={sight} onWhy={() => setOpen('spentMinor')} />
            )
          }
        >
          {status === null ? null : <ComputedReasons status={status} />}
        </Overview>
      )}
      {open === 'removal' ? (
        <RemoveProject project={project} onRemoved={() => void navigate({ to: '/' })} onClose={() => setOpen(null)} />
      ) : null}
    </Page>
  );
}

type TabsProps = ProjectProps & {
  readonly tab: ProjectTab;
  readonly taskCount: number;
  readonly recordCount: number;
};

function ProjectTabs({ project, tab, taskCount, recordCount }: TabsProps) {
  const navigate = route.useNavigate();
  const open = (next: string | null) =>
    void navigate({ search: next === 'plan' || next === 'registers' ? { tab: next } : {}, replace: true });
  return (
    <Tabs value={tab} onChange={open}>
      <Tabs.List className={classes.tabs ?? ''}>
        <Tabs.Tab value="overview">{strings.overview}</Tabs.Tab>
        <Tabs.Tab value="plan">
          {strings.plan} <span className={classes.count}>{taskCount === 0 ? '' : strings.tasks(plain(taskCount))}</span>
        </Tabs.Tab>
        <Tabs.Tab value="registers">
          {strings.registers} <span className={classes.count}>{recordCount === 0 ? '' : plain(recordCount)}</span>
        </Tabs.Tab>
        <div className={classes.people}>
          <ProjectPeople project={project} />
        </div>
      </Tabs.List>
    </Tabs>
  );
}

function sumOf(counts: RecordCounts): number {
  return [...counts.values()].reduce((sum, count) => sum + count, 0);
}

type OverviewProps = ProjectProps & { readonly spent: React.ReactNode; readonly children: React.ReactNode };

function Overview({ project, spent, children }: OverviewProps) {
  const today = useToday();
  const directory = useDirectory();
  const save = useSaveFact(project);
  const addRecord = useAddRecord();
  return (
    <div className={classes.overview}>
      <Card label={strings.facts}>
        <CardHeader title={strings.facts} />
        <GoneLinks id={project.id} />
        <FactList
          project={project}
          directory={directory}
          save={save}
          addRecord={addRecord}
          notes={{ spentMinor: spent }}
        />
      </Card>
      <div className={classes.column}>
        {children}
        <MilestoneTable
          projectId={project.id}
          milestones={project.milestones}
          today={today}
          mayEdit={project.may.includes('plan.edit')}
        />
      </div>
    </div>
  );
}

type AskedProps = ProjectProps & { readonly cell: SightCell; readonly onClose: () => void };

function AskedPanel({ project, cell, onClose }: AskedProps) {
  const why = useWhy(project.id, cell);
  return <WhyPanel cell={cell} project={project} why={why} onClose={onClose} />;
}

function MissingProject() {
  const past = usePast();
  const readAsOf = useReadAsOf();
  const title = past === null ? strings.missing : strings.missingThen(past.words);
  useTitle(title);
  return (
    <Page>
      <EmptyState title={title} text={past === null ? strings.missingText : strings.missingThenText}>
        {past === null ? null : <Button onClick={() => readAsOf(null)}>{strings.backToToday}</Button>}
        <Button component={Link} to="/" variant={past === null ? 'filled' : 'default'}>
          {strings.toLineOfSight}
        </Button>
      </EmptyState>
    </Page>
  );
}
