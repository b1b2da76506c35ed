import type { Grant, ResponseOf, routes } from '@sightline/contract';
import { accountStrings as strings } from './account-strings.ts';
import { grantInWords, grantKey, type ShownGrant } from './grant-words.ts';

export type RoleChange = ResponseOf<typeof routes.readSession>['roleChanges'][number];

/** `Given: Auditor of all projects`, one for each role. What the reader's own roles do not name is told by its kind. */
export function changeInWords({ added, removed }: RoleChange, own: readonly ShownGrant[]): readonly string[] {
  const words = (each: Grant) => grantInWords(named(each, own));
  return [...added.map((each) => strings.added(words(each))), ...removed.map((each) => strings.removed(words(each)))];
}

function named(grant: Grant, own: readonly ShownGrant[]): ShownGrant {
  const { kind } = grant.scope;
  const isWhole = kind === 'all' || kind === 'self';
  const generic = { ...grant, scopeName: isWhole ? null : strings.somewhere[kind] };
  return own.find((each) => grantKey(each) === grantKey(grant)) ?? generic;
}
