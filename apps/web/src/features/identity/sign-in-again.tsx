import { Modal } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { keepSession } from '../../lib/session.ts';
import classes from './sign-in-again.module.css';
import { SignInForm } from './sign-in-form.tsx';
import { identityStrings as strings } from './strings.ts';

/** On top of the page whose session has ended: the page is kept, with all that was typed, and goes on after signing in. */
export function SignInAgain({ email }: { readonly email: string }) {
  const client = useQueryClient();
  return (
    <Modal
      opened
      onClose={() => undefined}
      withCloseButton={false}
      title={strings.signInAgainTitle}
      closeOnEscape={false}
      centered
      size="sm"
    >
      <p className={classes.text}>{strings.signInAgainText}</p>
      <SignInForm
        email={email}
        onSignedIn={(state) => {
          keepSession(client, state);
          void client.invalidateQueries({ predicate: (query) => query.queryKey[0] !== 'session' });
        }}
      />
    </Modal>
  );
}
