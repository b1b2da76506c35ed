import type { TouchingProjects as Answer } from '@sightline/contract';
import { Link } from '@tanstack/react-router';
import { plain, STAGE_WORDS, shortDate } from '../../lib/format.ts';
import { ErrorState } from '../../ui/states.tsx';
import { landscapeStrings as strings } from './strings.ts';
import classes from './touching-projects.module.css';
import { useTouchingProjects } from './use-touching-projects.ts';

type Project = Answer['projects'][number];
type Touch = Project['touches'][number];

/** In the panel of a system: who meets here, and what each does to it. */
export function TouchingProjects({ systemId }: { readonly systemId: string }) {
  const { projects, failure, retry } = useTouchingProjects(systemId);
  return (
    <section className={classes.part} aria-labelledby="touching">
      <h3 id="touching" className={classes.head}>
        {strings.touching} {projects === null ? null : <span className={classes.count}>{plain(projects.length)}</span>}
      </h3>
      {projects !== null ? (
        <Lines projects={projects} />
      ) : failure !== null ? (
        <ErrorState what={strings.failed} kept={strings.kept} failure={failure} onRetry={retry} />
      ) : (
        <p className={classes.say} role="status">
          {strings.reading}
        </p>
      )}
    </section>
  );
}

function Lines({ projects }: { readonly projects: readonly Project[] }) {
  if (projects.length === 0)
    return (
      <p className={classes.say}>
        {strings.none} {strings.noneHow}
      </p>
    );
  return (
    <ul className={classes.list}>
      {projects.map((project) => (
        <li key={project.id} className={classes.project}>
          <Link to="/projects/$projectId" params={{ projectId: project.id }} className={classes.link}>
            <span className={classes.key}>{project.key}</span> {project.name}
          </Link>
          <span className={classes.facts}>
            {project.touches.map((touch) => (
              <span key={touch.id} title={touch.note ?? undefined}>
                <strong className={classes.mode}>{strings.modes[touch.mode]}</strong>
                {detailsOf(touch)} ·{' '}
              </span>
            ))}
            {project.manager?.name ?? strings.noManager} · {STAGE_WORDS[project.stage]}
          </span>
        </li>
      ))}
    </ul>
  );
}

function detailsOf({ environment, startsOn, endsOn }: Touch): string {
  const details = [environment, daysOf(startsOn, endsOn)].filter((each) => each !== null);
  return details.length === 0 ? '' : ` (${details.join(', ')})`;
}

function daysOf(startsOn: string | null, endsOn: string | null): string | null {
  if (startsOn !== null && endsOn !== null) return strings.days(shortDate(startsOn), shortDate(endsOn));
  if (startsOn !== null) return strings.from(shortDate(startsOn));
  return endsOn === null ? null : strings.until(shortDate(endsOn));
}
