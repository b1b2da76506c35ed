import { Button, Modal, PasswordInput } from '@mantine/core';
import { routes } from '@sightline/contract';
import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { problemAt, problemsElsewhere } from '../../lib/field-problems.ts';
import { keepSession } from '../../lib/session.ts';
import { useCommand } from '../../lib/use-command.ts';
import { ProblemList } from '../../ui/problem-list.tsx';
import classes from './access.module.css';
import { accessStrings as strings } from './access-strings.ts';
import { passwordClaim } from './typed-account.ts';

/** From the menu of the own account. */
export function ChangePassword({ onClose }: { readonly onClose: () => void }) {
  const [isDone, setDone] = useState(false);
  return (
    <Modal opened onClose={onClose} title={strings.changePassword} centered size="sm">
      {isDone ? (
        <div className={classes.form}>
          <p className={classes.text} role="status">
            {strings.passwordDone}
          </p>
          <div>
            <Button onClick={onClose} autoFocus>
              {strings.close}
            </Button>
          </div>
        </div>
      ) : (
        <Form onDone={() => setDone(true)} />
      )}
    </Modal>
  );
}

/** Said of address and password together at sign-in; here only the password can be wrong. */
const WRONG_PASSWORD = 'identity.wrong-sign-in';

function Form({ onDone }: { readonly onDone: () => void }) {
  const client = useQueryClient();
  const command = useCommand(routes.changePassword);
  const [password, setPassword] = useState('');
  const [newPassword, setNewPassword] = useState('');
  const [isTried, setTried] = useState(false);
  const refused = command.failure?.kind === 'refused' ? command.failure.problems : [];
  const isWrong = refused.some((each) => each.code === WRONG_PASSWORD);
  const elsewhere = refused.filter((each) => each.code !== WRONG_PASSWORD);
  const nowClaim = password === '' ? strings.passwordNowNeeded : null;
  const newClaim = passwordClaim(newPassword);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (nowClaim !== null || newClaim !== null) return;
    const state = await command.run({ body: { password, newPassword } });
    if (state === null) return;
    keepSession(client, state);
    onDone();
  };
  return (
    <form className={classes.form} noValidate onSubmit={submit}>
      <p className={classes.text}>{strings.passwordKeep}</p>
      <ProblemList problems={problemsElsewhere(elsewhere, ['password', 'newPassword'])} isLive />
      {command.failure?.kind === 'away' ? <p role="alert">{strings.away}</p> : null}
      <PasswordInput
        label={strings.passwordNow}
        value={password}
        error={(isTried ? nowClaim : null) ?? (isWrong ? strings.passwordWrong : problemAt(refused, 'password'))}
        onChange={(event) => {
          command.reset();
          setPassword(event.currentTarget.value);
        }}
        autoComplete="current-password"
        data-autofocus
      />
      <PasswordInput
        label={strings.passwordNew}
        description={strings.passwordHint}
        value={newPassword}
        error={(isTried ? newClaim : null) ?? problemAt(refused, 'newPassword')}
        onChange={(event) => {
          command.reset();
          setNewPassword(event.currentTarget.value);
        }}
        autoComplete="new-password"
      />
      <div>
        <Button type="submit" disabled={command.isRunning}>
          {strings.changePassword}
        </Button>
      </div>
    </form>
  );
}
