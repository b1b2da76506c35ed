import { useQueryClient } from '@tanstack/react-query';
import { useRouter, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { keepSession } from '../../lib/session.ts';
import { useTitle } from '../../lib/use-title.ts';
import { EntryCard } from './entry-card.tsx';
import { SignInForm } from './sign-in-form.tsx';
import { identityStrings as strings } from './strings.ts';

/** Signs in, then goes to the address that was asked for. */
export function SignInPage({ before }: { readonly before?: ReactNode }) {
  useTitle(strings.signInTitle);
  const client = useQueryClient();
  const router = useRouter();
  const { to } = useSearch({ from: '/sign-in' });
  return (
    <EntryCard title={strings.signInTitle}>
      {before}
      <SignInForm
        onSignedIn={(state) => {
          keepSession(client, state);
          router.history.push(to ?? '/');
        }}
      />
    </EntryCard>
  );
}
