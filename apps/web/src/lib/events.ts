import { changeEvent, routes } from '@sightline/contract';
import type { QueryClient } from '@tanstack/react-query';
import { renewSession } from './session.ts';

/** Which reads a moved record makes old. A read's key starts with its first word. */
const READS_OF: Readonly<Record<string, readonly string[]>> = {
  project: ['touching', 'line-of-sight', 'project', 'why', 'plan', 'directory', 'project-access', 'grantable-scopes'],
  // What waits is counted from the registers, and what is spent from the ledger's.
  record: ['register', 'touching', 'line-of-sight', 'why'],
  milestone: ['line-of-sight', 'project', 'why'],
  plan: ['line-of-sight', 'project', 'why', 'plan', 'task-cause'],
  account: [
    'people-access',
    'project-access',
    'line-of-sight',
    'project',
    'directory',
    'delegations',
    'all-delegations',
  ],
  token: ['tokens', 'all-tokens'],
  delegation: ['delegations', 'all-delegations', 'line-of-sight', 'project'],
  unit: ['units', 'grantable-scopes', 'people-access', 'project'],
  person: ['touching', 'units', 'directory', 'line-of-sight', 'project', 'people-access'],
  program: ['directory', 'line-of-sight', 'project', 'grantable-scopes'],
  organisation: ['settings', 'settings-preview', 'session', 'line-of-sight', 'project', 'why'],
  demo: [
    'demo',
    'gone-links',
    'personas',
    'session',
    'register',
    'touching',
    'line-of-sight',
    'project',
    'plan',
    'directory',
    'units',
    'people-access',
  ],
  portfolio: ['directory', 'line-of-sight', 'project', 'grantable-scopes'],
};

const RECONNECT_MS = 4000;
/** One import moves hundreds of records; the reads are repeated once for all of them. */
const GATHER_MS = 150;

/** Follows what others (and other tabs) change, and makes the reads that show it fresh. Returns how to stop. */
export function followEvents(client: QueryClient): () => void {
  const gathered = new Set<string>();
  let timer: number | undefined;
  let source: EventSource | null = null;
  const refresh = () => {
    timer = undefined;
    for (const word of gathered) void client.invalidateQueries({ queryKey: [word] });
    gathered.clear();
  };
  const hear = (message: MessageEvent<string>) => {
    const event = changeEvent.safeParse(JSON.parse(message.data));
    if (!event.success) return;
    for (const record of event.data.moved) for (const word of READS_OF[record.entity] ?? []) gathered.add(word);
    if (event.data.moved.some(({ entity }) => entity === 'account' || entity === 'delegation'))
      void renewSession(client).catch(() => undefined);
    timer ??= window.setTimeout(refresh, GATHER_MS);
  };
  const connect = () => {
    source = new EventSource(routes.followEvents.path);
    source.onmessage = hear;
    source.onerror = () => {
      // A dropped line is taken up again by the browser, with the last event it saw. A refused one is closed for good.
      if (source?.readyState === EventSource.CLOSED) reconnect = window.setTimeout(connect, RECONNECT_MS);
    };
  };
  let reconnect: number | undefined;
  connect();
  return () => {
    window.clearTimeout(timer);
    window.clearTimeout(reconnect);
    source?.close();
  };
}
