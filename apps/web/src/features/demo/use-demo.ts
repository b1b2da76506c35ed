import { routes } from '@sightline/contract';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { call, failureOf } from '../../lib/api.ts';
import { keepSession, useMayToday } from '../../lib/session.ts';
import { useCommand } from '../../lib/use-command.ts';

/** Whether the demo is here; only those who may remove it ask. */
export function useDemo() {
  const mayRemove = useMayToday('demo.remove');
  const read = useQuery({
    queryKey: ['demo'],
    queryFn: ({ signal }) => call(routes.readDemo, {}, { signal }),
    enabled: mayRemove,
  });
  return {
    mayRemove,
    demo: read.data ?? null,
    failure: read.error === null ? null : failureOf(read.error),
    retry: () => void read.refetch(),
  };
}

export function useRemoval() {
  const read = useQuery({
    queryKey: ['demo', 'removal'],
    queryFn: ({ signal }) => call(routes.previewDemoRemoval, {}, { signal }),
    staleTime: 0,
    gcTime: 0,
  });
  return {
    removal: read.data ?? null,
    failure: read.error === null ? null : failureOf(read.error),
    retry: () => void read.refetch(),
  };
}

/** Removes what was shown. What was read before is forgotten; whoever was somebody of the demo is signed out with it. */
export function useRemoveDemo(onRemoved: (rows: number) => void) {
  const client = useQueryClient();
  const router = useRouter();
  const command = useCommand(routes.removeDemo);
  const remove = async (seen: string) => {
    const removed = await command.run({ body: { seen } });
    if (removed === null) return;
    const session = await call(routes.readSession, {});
    client.clear();
    keepSession(client, session);
    onRemoved(removed.rows);
    if (session.account === null) await router.navigate({ to: '/' });
  };
  return { remove, isRunning: command.isRunning, failure: command.failure };
}
