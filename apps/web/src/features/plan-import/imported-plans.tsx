import { Button } from '@mantine/core';
import type { PlanImport } from '@sightline/contract';
import { Link, useNavigate } from '@tanstack/react-router';
import { counted, NONE, shortDate } from '../../lib/format.ts';
import { Card, CardHeader, Page } from '../../ui/page.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import classes from './imported-plans.module.css';
import { commitLabel, remainderWords } from './outcome-words.ts';
import type { Candidate, ProjectRef } from './review-model.ts';
import { strings } from './strings.ts';

type Props = { readonly draft: PlanImport; readonly projects: readonly ProjectRef[] };

/** What the import became: each plan with the project that now holds it. */
export function ImportedPlans({ draft, projects }: Props) {
  const navigate = useNavigate();
  const { attached, replaced, standAlone } = draft.outcome;
  const plans = draft.files.flatMap((file) =>
    file.status === 'refused'
      ? []
      : file.plans.filter((plan) => plan.target.kind !== 'skip').map((plan) => ({ file, plan })),
  );
  const rest = remainderWords(draft.outcome);
  return (
    <Page>
      <PageHeader title={strings.title}>
        <Button variant="default" onClick={() => void navigate({ to: '/import/plans', search: {} })}>
          {strings.done.again}
        </Button>
        <Button onClick={() => void navigate({ to: '/' })}>{strings.done.open}</Button>
      </PageHeader>
      <Card label={strings.done.heading(attached + replaced + standAlone)}>
        <CardHeader
          title={strings.done.heading(attached + replaced + standAlone)}
          note={[commitLabel(draft.outcome).split(': ')[1], rest].filter(Boolean).join(', ')}
        />
        <ul className={classes.list}>
          {plans.map(({ file, plan }) => (
            <li key={`${file.id} ${plan.index}`} className={classes.item}>
              <PlanPlace plan={plan} projects={projects} />
              <span className={classes.from}>{file.path}</span>
              <span className={classes.number}>{counted(plan.taskCount, 'task')}</span>
              <span className={classes.number}>{plan.finish === null ? NONE : shortDate(plan.finish)}</span>
            </li>
          ))}
        </ul>
      </Card>
    </Page>
  );
}

function PlanPlace({ plan, projects }: { readonly plan: Candidate; readonly projects: readonly ProjectRef[] }) {
  const project = projectOf(plan, projects);
  if (project === null) return <span className={classes.name}>{plan.name}</span>;
  return (
    <Link
      className={classes.name}
      to="/projects/$projectId"
      params={{ projectId: project.id }}
      search={{ tab: 'plan' }}
    >
      {project.key} {project.name}
    </Link>
  );
}

/** A plan that stands alone made a project of its own name; two of that name cannot be told apart, and are not linked. */
function projectOf(plan: Candidate, projects: readonly ProjectRef[]): ProjectRef | null {
  const { target } = plan;
  if (target.kind === 'project') return projects.find((each) => each.id === target.projectId) ?? null;
  const named = projects.filter((each) => each.name === plan.name);
  return named.length === 1 ? (named[0] ?? null) : null;
}
