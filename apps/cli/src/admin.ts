import { randomUUID } from 'node:crypto';
import { parseArgs } from 'node:util';
import { callRoute, RefusedError, routes } from '@sightline/contract';
import { liveInstance, withTemporaryInstance } from '@sightline/server';
import { UsageError } from './help.ts';
import { askFor, readPassword } from './prompt.ts';
import { databaseUrl, homeFolder } from './settings.ts';

const OPTIONS = {
  organisation: { type: 'string' },
  currency: { type: 'string' },
  zone: { type: 'string' },
  name: { type: 'string' },
  email: { type: 'string' },
  'password-stdin': { type: 'boolean' },
} as const;

type Reached = { readonly url: string; readonly token: string };

/** Makes the first account on the running instance, or starts one for as long as it takes. */
export async function adminCommand(args: readonly string[]): Promise<number> {
  const [verb, ...rest] = args;
  if (verb !== 'create') throw new UsageError(`'admin ${verb ?? ''}' is not a command: use 'admin create'.`);
  const { values } = parseArgs({ args: rest, options: OPTIONS });
  const wish = {
    organisationName: await askFor('organisation', values.organisation),
    currency: await askFor('currency', values.currency, 'GBP'),
    zone: await askFor('zone', values.zone, Intl.DateTimeFormat().resolvedOptions().timeZone),
    name: await askFor('name', values.name),
    email: await askFor('email', values.email),
    password: await readPassword(values['password-stdin'] === true),
  };
  return reachInstance((instance) => create(instance, wish));
}

async function reachInstance(act: (instance: Reached) => Promise<number>): Promise<number> {
  const home = homeFolder();
  const running = await liveInstance(home);
  if (running !== null && running.url !== null) return act({ url: running.url, token: running.token });
  const report = (line: string) => console.error(line);
  return withTemporaryInstance({ home, databaseUrl: databaseUrl(), report }, act);
}

type Wish = Parameters<typeof callRoute<typeof routes.makeFirstAccount>>[2]['body'];

async function create({ url, token }: Reached, body: Wish): Promise<number> {
  const client = { baseUrl: url, headers: { authorization: `Bearer ${token}` }, mintCommandId: () => randomUUID() };
  try {
    const { account } = await callRoute(client, routes.makeFirstAccount, { body });
    console.log(`The account ${account?.email} is made. Sign in with it in the browser.`);
    return 0;
  } catch (error) {
    if (!(error instanceof RefusedError)) throw error;
    for (const { text, advice } of error.problems) console.error(`${text}\n${advice}`);
    return 1;
  }
}
