import { Button, Tabs } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { routes } from '@sightline/contract';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useCallback, useEffect, useState } from 'react';
import { CausePanel } from '../features/plan/cause-panel.tsx';
import { MilestoneTable } from '../features/plan/milestone-table.tsx';
import { NoPlan, PlanView } from '../features/plan/plan-view.tsx';
import { PLAN_PAGE, type Task, usePlan } from '../features/plan/use-plan.ts';
import { FactList } from '../features/portfolio/fact-list.tsx';
import { ProjectHeader, ProjectPeople } from '../features/portfolio/project-header.tsx';
import { projectStrings as strings } from '../features/portfolio/strings.ts';
import { useAddRecord } from '../features/portfolio/use-add-record.ts';
import { useSaveFact } from '../features/portfolio/use-save-fact.ts';
import { ComputedMark, ComputedReasons } from '../features/reporting/computed-mark.tsx';
import { useProjectSight } from '../features/reporting/use-project-sight.ts';
import { WhyPanel } from '../features/reporting/why-panel.tsx';
import { call, failureOf } from '../lib/api.ts';
import { plain } from '../lib/format.ts';
import { useSession } from '../lib/session.ts';
import { useCommand } from '../lib/use-command.ts';
import { Card, CardHeader, Page } from '../ui/page.tsx';
import { EmptyState, ErrorState, LoadingState } from '../ui/states.tsx';
import classes from './project-route.module.css';

const route = getRouteApi('/frame/projects/$projectId');
const ROW = 28;
const TOUCH_ROW = 44;

/** One project: composed of what portfolio, plan and reporting know of it. */
export function ProjectRoute() {
  const { projectId } = route.useParams();
  return <ProjectPage key={projectId} projectId={projectId} />;
}

function ProjectPage({ projectId }: { readonly projectId: string }) {
  const project = useQuery({
    queryKey: ['project', projectId],
    queryFn: ({ signal }) => call(routes.readProject, { params: { projectId } }, { signal }),
  });
  if (project.data !== undefined) return <LoadedProject project={project.data} />;
  const failure = project.error === null ? null : failureOf(project.error);
  if (failure?.kind === 'refused' && (failure.status === 404 || failure.status === 422 || failure.status === 400))
    return (
      <Page>
        <EmptyState title={strings.missing} text={strings.missingText}>
          <Button component={Link} to="/">
            {strings.toLineOfSight}
          </Button>
        </EmptyState>
      </Page>
    );
  return (
    <Page>
      {failure === null ? (
        <LoadingState what={strings.reading} />
      ) : (
        <ErrorState
          what={strings.failed}
          kept={strings.kept}
          failure={failure}
          onRetry={() => void project.refetch()}
        />
      )}
    </Page>
  );
}

type Project = Parameters<typeof ProjectHeader>[0]['project'];

function LoadedProject({ project }: { readonly project: Project }) {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const client = useQueryClient();
  const today = useSession()?.today ?? '';
  const isTouch = useMediaQuery('(pointer: coarse)', undefined, { getInitialValueInEffect: false }) ?? false;
  const tab = search.tab ?? 'overview';
  const [isWhyShown, setWhyShown] = useState(false);
  const [pages, setPages] = useState<readonly number[]>([0]);
  const plan = usePlan(project.id, pages);
  const total = plan.first?.total ?? 0;
  const task = search.task === undefined ? null : (taskOf(plan, search.task) ?? null);

  // The address may name a task on any page: all pages are read until it is found.
  const isSought = search.task !== undefined && task === null && total > 0;
  useEffect(() => {
    if (isSought) setPages(Array.from({ length: Math.ceil(total / PLAN_PAGE) }, (_, page) => page));
  }, [isSought, total]);

  const cause = useQuery({
    queryKey: ['task-cause', project.id, search.task],
    queryFn: ({ signal }) =>
      call(routes.readTaskCause, { params: { projectId: project.id, taskId: search.task ?? '' } }, { signal }),
    enabled: search.task !== undefined,
  });
  const sight = useProjectSight(project.id);
  const why = useQuery({
    queryKey: ['why', project.id, 'computed'],
    queryFn: ({ signal }) =>
      call(routes.explainCell, { params: { projectId: project.id, cell: 'computed' } }, { signal }),
    enabled: isWhyShown,
  });
  const directory = useQuery({
    queryKey: ['directory'],
    queryFn: ({ signal }) => call(routes.readDirectory, {}, { signal }),
  });
  const { save } = useSaveFact(project);
  const addRecord = useAddRecord();
  const removal = useCommand(routes.removeProject);

  const openTask = useCallback(
    (chosen: Task) => {
      setWhyShown(false);
      void navigate({ search: { tab: 'plan', task: chosen.id }, replace: true });
    },
    [navigate],
  );
  const remove = async () => {
    if (!window.confirm(strings.removeAsk(project.name))) return;
    const answer = await removal.run({ params: { projectId: project.id }, version: project.version });
    if (answer === null) return;
    void client.invalidateQueries({ queryKey: ['line-of-sight'] });
    void navigate({ to: '/' });
  };

  const panel = isWhyShown ? (
    <WhyPanel
      cell="computed"
      project={project}
      explained={why.data ?? null}
      failure={why.error === null ? null : failureOf(why.error)}
      onRetry={() => void why.refetch()}
      onClose={() => setWhyShown(false)}
    />
  ) : tab === 'plan' && task !== null ? (
    <CausePanel
      key={task.id}
      projectId={project.id}
      task={task}
      steps={cause.data?.steps ?? null}
      failure={cause.error === null ? null : failureOf(cause.error)}
      onRetry={() => void cause.refetch()}
      onClose={() => void navigate({ search: { tab: 'plan' }, replace: true })}
    />
  ) : null;

  return (
    <Page height={tab === 'plan' && plan.first?.plan ? 'fill' : 'flow'} panel={panel}>
      <div className={classes.head}>
        <ProjectHeader
          project={project}
          today={today}
          computed={<ComputedMark status={sight} onWhy={() => setWhyShown(true)} />}
          onRemove={() => void remove()}
        />
        <Tabs
          value={tab}
          onChange={(next) => void navigate({ search: next === 'plan' ? { tab: 'plan' } : {}, replace: true })}
        >
          <Tabs.List>
            <Tabs.Tab value="overview">{strings.overview}</Tabs.Tab>
            <Tabs.Tab value="plan">
              {strings.plan} <span className={classes.count}>{total === 0 ? '' : strings.tasks(plain(total))}</span>
            </Tabs.Tab>
            <div className={classes.people}>
              <ProjectPeople project={project} />
            </div>
          </Tabs.List>
        </Tabs>
      </div>
      {tab === 'overview' ? (
        <div className={classes.overview}>
          <Card label={strings.facts}>
            <CardHeader title={strings.facts} />
            <FactList project={project} directory={directory.data ?? null} save={save} addRecord={addRecord} />
          </Card>
          <div className={classes.column}>
            {sight === null ? null : <ComputedReasons status={sight} />}
            <MilestoneTable projectId={project.id} milestones={project.milestones} today={today} />
          </div>
        </div>
      ) : plan.first === null ? (
        plan.failure === null ? (
          <LoadingState what={strings.reading} />
        ) : (
          <ErrorState what={strings.failed} kept={strings.kept} failure={plan.failure} onRetry={plan.retry} />
        )
      ) : plan.first.plan === null ? (
        <NoPlan />
      ) : (
        <PlanView
          plan={plan.first.plan}
          total={total}
          taskAt={plan.taskAt}
          offsetOf={plan.offsetOf}
          taskId={search.task ?? null}
          rowHeight={isTouch ? TOUCH_ROW : ROW}
          onTask={openTask}
          onRange={(first, last) => setPages((before) => pagesOf(first, last, before))}
        />
      )}
    </Page>
  );
}

function taskOf(plan: ReturnType<typeof usePlan>, taskId: string): Task | null {
  const offset = plan.offsetOf(taskId);
  return offset === null ? null : plan.taskAt(offset);
}

/** Pages once read stay, so that a task which the address names is not lost while scrolling. */
function pagesOf(first: number, last: number, before: readonly number[]): readonly number[] {
  const wanted = new Set(before);
  for (let page = Math.floor(first / PLAN_PAGE); page <= Math.floor(last / PLAN_PAGE); page++) wanted.add(page);
  return wanted.size === before.length ? before : [...wanted].sort((a, b) => a - b);
}
