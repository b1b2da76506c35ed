import { Button } from '@mantine/core';
import type { PlanImport } from '@sightline/contract';
import { Link, useNavigate } from '@tanstack/react-router';
import { NONE, plain, shortDate } from '../../lib/format.ts';
import { Card, CardHeader, Page } from '../../ui/page.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import classes from './imported-plans.module.css';
import { doneWords, remainderWords } from './outcome-words.ts';
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
          note={[doneWords(draft.outcome), remainderWords(draft.outcome)].filter(Boolean).join(', ')}
        />
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">{strings.done.project}</th>
              <th scope="col">{strings.done.from}</th>
              <th scope="col">{strings.done.tasks}</th>
              <th scope="col">{strings.done.finish}</th>
            </tr>
          </thead>
          <tbody>
            {plans.map(({ file, plan }) => (
              <tr key={`${file.id} ${plan.index}`}>
                <td className={classes.name}>
                  <PlanPlace plan={plan} projects={projects} />
                </td>
                <td className={classes.from}>{file.path}</td>
                <td>{plain(plan.taskCount)}</td>
                <td>{plan.finish === null ? NONE : shortDate(plan.finish)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Card>
    </Page>
  );
}

function PlanPlace({ plan, projects }: { readonly plan: Candidate; readonly projects: readonly ProjectRef[] }) {
  const project = projects.find((each) => each.id === plan.projectId);
  if (project === undefined) return plan.name;
  return (
    <Link to="/projects/$projectId" params={{ projectId: project.id }} search={{ tab: 'plan' }}>
      {project.key} {project.name}
    </Link>
  );
}
