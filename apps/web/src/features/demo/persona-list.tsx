import { UnstyledButton } from '@mantine/core';
import { ProblemList } from '../../ui/problem-list.tsx';
import { ErrorState, LoadingState } from '../../ui/states.tsx';
import classes from './demo.module.css';
import { demoStrings as strings } from './strings.ts';
import { useActAs, usePersonas } from './use-personas.ts';

/** On the sign-in page: whose work to look at. Nothing where the server offers nobody. */
export function PersonaList({ to }: { readonly to: string }) {
  const { isOffered, personas, failure, retry } = usePersonas();
  const { actAs, isRunning, failure: refused } = useActAs();
  if (!isOffered) return null;
  if (failure !== null)
    return <ErrorState what={strings.personasFailed} kept={strings.personasKept} failure={failure} onRetry={retry} />;
  if (personas === null) return <LoadingState what={strings.readingPersonas} />;
  return (
    <section aria-label={strings.choose} className={classes.choice}>
      <h2 className={classes.head}>{strings.choose}</h2>
      <p className={classes.text}>{strings.chooseText}</p>
      {refused?.kind === 'refused' ? <ProblemList problems={refused.problems} isLive /> : null}
      {refused?.kind === 'away' ? <p role="alert">{strings.away}</p> : null}
      <ul className={classes.personas}>
        {personas.map((each) => (
          <li key={each.accountId}>
            <UnstyledButton className={classes.persona ?? ''} disabled={isRunning} onClick={() => void actAs(each, to)}>
              <span className={classes.name}>{each.name}</span>
              <span className={classes.role}>{each.role}</span>
              <span className={classes.sees}>{each.sees}</span>
            </UnstyledButton>
          </li>
        ))}
      </ul>
      <p className={classes.or}>{strings.withPassword}</p>
    </section>
  );
}
