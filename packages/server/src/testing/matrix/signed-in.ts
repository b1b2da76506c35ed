import type { AccountId, Instant } from '@sightline/kernel';
import { startSession } from '../../modules/identity/index.ts';
import type { TestServer } from '../index.ts';

/** A session of an account that has not chosen a password: many principals without the seconds that their hashes take. */
export async function insertSignedIn(server: TestServer, accountId: AccountId, now: Instant): Promise<string> {
  const [name] = (server.options.headers.cookie ?? 'sightline_session').split('=');
  return `${name}=${await startSession(server.db, accountId, now)}`;
}
