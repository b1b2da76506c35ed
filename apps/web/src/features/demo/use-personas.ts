import { type Persona, routes } from '@sightline/contract';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { call, failureOf } from '../../lib/api.ts';
import { keepSession, useSession } from '../../lib/session.ts';
import { useCommand } from '../../lib/use-command.ts';

/** People of the demo, where the server offers them to whoever sits at the machine. */
export function usePersonas() {
  const isOffered = useSession()?.offersPersonas === true;
  const read = useQuery({
    queryKey: ['personas'],
    queryFn: ({ signal }) => call(routes.listPersonas, {}, { signal }),
    enabled: isOffered,
  });
  return {
    isOffered,
    personas: read.data?.personas ?? null,
    failure: read.error === null ? null : failureOf(read.error),
    retry: () => void read.refetch(),
  };
}

/** Signs in as somebody of the demo, and forgets what was read as somebody else. */
export function useActAs() {
  const client = useQueryClient();
  const router = useRouter();
  const command = useCommand(routes.signInAs);
  const actAs = async ({ accountId }: Persona, to = '/') => {
    const state = await command.run({ params: { accountId } });
    if (state === null) return;
    client.clear();
    keepSession(client, state);
    router.history.push(to);
  };
  return { actAs, isRunning: command.isRunning, failure: command.failure };
}
