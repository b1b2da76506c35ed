import type { Grant } from '@sightline/contract';
import type { LocalDate } from '@sightline/kernel';
import { longDate } from '../../lib/format.ts';
import { readTypedDay } from '../../lib/typed-day.ts';
import { accountStrings as strings } from './account-strings.ts';
import { grantKey, type ShownGrant } from './grant-words.ts';

/** What is typed so far; `grant` is the key of one role, ALL_ROLES = all of them. */
export type StandInTyped = {
  readonly toAccountId: string | null;
  readonly grant: string;
  readonly firstOn: string;
  readonly lastOn: string;
  readonly reason: string;
};

export const ALL_ROLES = 'all';
export const EMPTY_STAND_IN: StandInTyped = {
  toAccountId: null,
  grant: ALL_ROLES,
  firstOn: '',
  lastOn: '',
  reason: '',
};

export type StandInClaims = Partial<Readonly<Record<'toAccountId' | 'firstOn' | 'lastOn' | 'reason', string>>>;

export type StandInBody = {
  readonly toAccountId: string;
  readonly grant: Grant | null;
  readonly firstOn: LocalDate;
  readonly lastOn: LocalDate;
  readonly reason: string;
};

export type ReadStandIn =
  | { readonly ok: true; readonly body: StandInBody }
  | { readonly ok: false; readonly claims: StandInClaims };

/** All that is missing or wrong, at once. An empty first day is today. */
export function readStandIn(
  typed: StandInTyped,
  { grants, today }: { readonly grants: readonly ShownGrant[]; readonly today: LocalDate },
): ReadStandIn {
  const [first, last] = [readTypedDay(typed.firstOn), readTypedDay(typed.lastOn)];
  const firstOn = first.ok ? (first.day ?? today) : null;
  const lastOn = last.ok ? last.day : null;
  const reason = typed.reason.trim();
  const { toAccountId } = typed;
  const isBackwards = firstOn !== null && lastOn !== null && lastOn < firstOn;
  if (toAccountId !== null && firstOn !== null && lastOn !== null && !isBackwards && reason !== '')
    return { ok: true, body: { toAccountId, grant: chosenGrant(typed.grant, grants), firstOn, lastOn, reason } };
  return {
    ok: false,
    claims: {
      ...(toAccountId === null ? { toAccountId: strings.personNeeded } : {}),
      ...(first.ok ? {} : { firstOn: first.claim }),
      ...(last.ok ? {} : { lastOn: last.claim }),
      ...(last.ok && lastOn === null ? { lastOn: strings.lastNeeded } : {}),
      ...(isBackwards ? { lastOn: strings.lastBeforeFirst(longDate(lastOn), longDate(firstOn)) } : {}),
      ...(reason === '' ? { reason: strings.reasonNeeded } : {}),
    },
  };
}

function chosenGrant(key: string, grants: readonly ShownGrant[]): Grant | null {
  const found = grants.find((each) => grantKey(each) === key);
  return found === undefined ? null : { role: found.role, scope: found.scope };
}
