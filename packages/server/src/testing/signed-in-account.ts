import { randomUUID } from 'node:crypto';
import { type Grant, routes } from '@sightline/contract';
import type { AccountId, Instant } from '@sightline/kernel';
import type { TestServer } from './index.ts';
import { insertSignedIn } from './matrix/signed-in.ts';
import { clientOf, TEST_NOW, type TestClient } from './start-test-server.ts';

export type SignedInAccount = { readonly accountId: AccountId; readonly client: TestClient };

/** A new person with these roles and a session of his own. */
export async function signedInAccount(
  server: TestServer,
  name: string,
  grants: readonly Grant[],
): Promise<SignedInAccount> {
  const body = { personId: null, name, email: `${randomUUID()}@northwind.example`, grants: [...grants] };
  const { accountId } = await server.call(routes.invite, { body });
  const cookie = await insertSignedIn(server, accountId, TEST_NOW as Instant);
  return { accountId, client: clientOf(server.url, { cookie }) };
}

/** The status and the codes of a refusal; 200 and none when it was allowed. */
export async function answerTo(act: Promise<unknown>): Promise<readonly (number | string)[]> {
  return act.then(
    () => [200],
    (error: { readonly status: number; readonly problems: readonly { readonly code: string }[] }) => [
      error.status,
      ...error.problems.map(({ code }) => code),
    ],
  );
}
