import type { AccountId, Instant } from '@sightline/kernel';
import { startSession } from '../../modules/identity/index.ts';
import type { TestServer } from '../index.ts';

/** A session of an account that has not chosen a password: many principals without the seconds that their hashes take. */
export async function insertSignedIn(server: TestServer, accountId: AccountId, now: Instant): Promise<string> {
  const cookie = server.options.headers.cookie ?? '';
  return `${cookie.split('=')[0]}=${await startSession(server.db, accountId, now)}`;
}
