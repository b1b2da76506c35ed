import { Button, PasswordInput, TextInput } from '@mantine/core';
import { type ResponseOf, routes } from '@sightline/contract';
import { type FormEvent, useState } from 'react';
import { problemAt, problemsElsewhere } from '../../lib/field-problems.ts';
import { useCommand } from '../../lib/use-command.ts';
import { ProblemList } from '../../ui/problem-list.tsx';
import classes from './entry.module.css';
import { identityStrings as strings } from './strings.ts';

type Props = { readonly email?: string; readonly onSignedIn: (state: ResponseOf<typeof routes.signIn>) => void };

export function SignInForm({ email: known = '', onSignedIn }: Props) {
  const command = useCommand(routes.signIn);
  const [email, setEmail] = useState(known);
  const [password, setPassword] = useState('');
  const refused = command.failure?.kind === 'refused' ? command.failure.problems : [];
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const state = await command.run({ body: { email, password } });
    if (state !== null) onSignedIn(state);
  };
  return (
    <form onSubmit={submit} noValidate className={classes.form}>
      <ProblemList problems={problemsElsewhere(refused, ['email', 'password'])} isLive />
      {command.failure?.kind === 'away' ? <p role="alert">{strings.away}</p> : null}
      <TextInput
        label={strings.email}
        type="email"
        value={email}
        error={problemAt(refused, 'email')}
        onChange={(event) => setEmail(event.currentTarget.value)}
        autoComplete="username"
        data-autofocus={known === '' || undefined}
        autoFocus={known === ''}
      />
      <PasswordInput
        label={strings.password}
        value={password}
        error={problemAt(refused, 'password')}
        onChange={(event) => setPassword(event.currentTarget.value)}
        autoComplete="current-password"
        data-autofocus={known !== '' || undefined}
      />
      <Button type="submit" size="md" disabled={command.isRunning}>
        {strings.signIn}
      </Button>
    </form>
  );
}
