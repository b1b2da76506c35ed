import { routes } from '@sightline/contract';
import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { keepSession } from '../../lib/session.ts';
import { useCommand } from '../../lib/use-command.ts';

/** Ends the session and forgets what was read with it. */
export function useSignOut(): () => void {
  const client = useQueryClient();
  const router = useRouter();
  const command = useCommand(routes.signOut);
  return () => {
    void command.run({}).then((state) => {
      if (state === null) return;
      client.clear();
      keepSession(client, state);
      void router.navigate({ to: '/sign-in', search: {} });
    });
  };
}
