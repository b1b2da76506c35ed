import { useTitle } from '../../lib/use-title.ts';
import { Card, CardHeader, Page } from '../../ui/page.tsx';
import { EmptyState, ErrorState, LoadingState } from '../../ui/states.tsx';
import classes from './load-page.module.css';
import { LoadTable } from './load-table.tsx';
import { LEVEL_MARKS, loadStrings as strings } from './strings.ts';
import { useRoleLoad } from './use-role-load.ts';

/** Across all projects: which roles are booked beyond what there is, and when. */
export function LoadPage() {
  useTitle(strings.title);
  const { load, failure, retry } = useRoleLoad();
  return (
    <Page>
      <h1 className="visually-hidden">{strings.title}</h1>
      {load === null ? (
        failure === null ? (
          <LoadingState what={strings.reading} />
        ) : (
          <ErrorState what={strings.failed} kept={strings.kept} failure={failure} onRetry={retry} />
        )
      ) : load.roles.length === 0 ? (
        <EmptyState title={strings.emptyTitle} text={strings.emptyText} />
      ) : (
        <Card label={strings.title}>
          <CardHeader title={strings.title} />
          <p className={classes.caption}>{strings.caption}</p>
          <LoadTable load={load} />
          <Legend />
        </Card>
      )}
    </Page>
  );
}

function Legend() {
  return (
    <ul className={classes.legend} aria-label={strings.legend}>
      {(['free', 'full', 'over'] as const).map((level) => (
        <li key={level} className={classes[level]}>
          {LEVEL_MARKS[level].shape} {LEVEL_MARKS[level].letter} {LEVEL_MARKS[level].words}
        </li>
      ))}
    </ul>
  );
}
