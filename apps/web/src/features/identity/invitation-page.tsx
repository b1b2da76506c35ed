import { Button, PasswordInput, TextInput } from '@mantine/core';
import { routes } from '@sightline/contract';
import { useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { problemAt, problemsElsewhere } from '../../lib/field-problems.ts';
import { keepSession, useSession } from '../../lib/session.ts';
import { useCommand } from '../../lib/use-command.ts';
import { useTitle } from '../../lib/use-title.ts';
import { ProblemList } from '../../ui/problem-list.tsx';
import { ErrorState, LoadingState } from '../../ui/states.tsx';
import { accessStrings as strings } from './access-strings.ts';
import classes from './entry.module.css';
import { EntryCard } from './entry-card.tsx';
import { identityStrings } from './strings.ts';
import { passwordClaim } from './typed-account.ts';
import { type Invitation, useInvitation } from './use-invitation.ts';

/** Where a one-time link leads: choose the password, and be signed in. */
export function InvitationPage() {
  const { token } = useParams({ from: '/invitation/$token' });
  const { invitation, failure, isOver, retry } = useInvitation(token);
  useTitle(isOver ? strings.linkOver : strings.accept);
  if (invitation !== null) return <Accept token={token} invitation={invitation} />;
  if (isOver)
    return (
      <EntryCard title={strings.linkOver} text={strings.linkOverText}>
        <div className={classes.form}>
          <Button component={Link} to="/sign-in" variant="default" size="md">
            {strings.toSignIn}
          </Button>
        </div>
      </EntryCard>
    );
  return (
    <EntryCard title={strings.acceptReading}>
      {failure === null ? (
        <LoadingState what={strings.acceptReading} />
      ) : (
        <ErrorState what={strings.acceptFailed} kept={strings.acceptKept} failure={failure} onRetry={retry} />
      )}
    </EntryCard>
  );
}

function Accept({ token, invitation }: { readonly token: string; readonly invitation: Invitation }) {
  const client = useQueryClient();
  const navigate = useNavigate();
  const command = useCommand(routes.acceptInvitation);
  const [password, setPassword] = useState('');
  const [isTried, setTried] = useState(false);
  const signedIn = useSession()?.account ?? null;
  const refused = command.failure?.kind === 'refused' ? command.failure.problems : [];
  const claim = passwordClaim(password);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (claim !== null) return;
    const state = await command.run({ params: { token }, body: { password } });
    if (state === null) return;
    // What another account read in this browser is not for this one.
    client.clear();
    keepSession(client, state);
    await navigate({ to: '/' });
  };
  return (
    <EntryCard title={strings.acceptTitle(invitation.organisationName)} text={strings.acceptText(invitation.name)}>
      <form onSubmit={submit} noValidate className={classes.form}>
        {signedIn === null ? null : <p className={classes.text}>{strings.acceptOther(signedIn.name)}</p>}
        <ProblemList problems={problemsElsewhere(refused, ['password'])} isLive />
        {command.failure?.kind === 'away' ? <p role="alert">{strings.away}</p> : null}
        <TextInput label={strings.email} type="email" value={invitation.email} readOnly autoComplete="username" />
        <PasswordInput
          label={identityStrings.password}
          description={identityStrings.passwordHint}
          value={password}
          error={(isTried ? claim : null) ?? problemAt(refused, 'password')}
          onChange={(event) => {
            command.reset();
            setPassword(event.currentTarget.value);
          }}
          autoComplete="new-password"
          autoFocus
        />
        <Button type="submit" size="md" disabled={command.isRunning}>
          {strings.accept}
        </Button>
      </form>
    </EntryCard>
  );
}
