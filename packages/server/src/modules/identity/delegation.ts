import type { Grant } from '@sightline/contract';
import { type AccountId, type Id, type LocalDate, type Problem, problem } from '@sightline/kernel';
import { aYearAfter } from './api-token.ts';
import { grantKey } from './grants.ts';

export type DelegationId = Id<'delegation'>;

/** Both days count. */
export type Days = { readonly firstOn: LocalDate; readonly lastOn: LocalDate };
export type Handover = Days & { readonly from: AccountId; readonly to: AccountId };

export type DelegationWish = Handover & {
  /** null = all roles that the giver has. */
  readonly grant: Grant | null;
  readonly reason: string;
};

/** What a wish is judged by. */
export type DelegationFacts = {
  readonly today: LocalDate;
  /** What the giver has of his own, never what he was given. */
  readonly own: readonly Grant[];
  readonly isReceiverOpen: boolean;
  /** Those that were not called back. */
  readonly standing: readonly Handover[];
  readonly nameOf: (account: AccountId) => string;
};

/** The administrator's role is not handed on: with it somebody could give himself roles for longer than his days. */
export function isDelegable({ role }: Grant): boolean {
  return role !== 'administrator';
}

/** Everything that is wrong with the wish at once. */
export function delegationProblems(wish: DelegationWish, facts: DelegationFacts): readonly Problem[] {
  return [...dayProblems(wish, facts.today), ...partyProblems(wish, facts), ...grantProblem(wish, facts)];
}

function dayProblems({ firstOn, lastOn }: Days, today: LocalDate): readonly Problem[] {
  const latest = aYearAfter(firstOn);
  return firstOn >= today && lastOn >= firstOn && lastOn <= latest
    ? []
    : [problem('identity.delegation-days', { firstOn, lastOn, today, latest })];
}

function partyProblems(
  wish: DelegationWish,
  { isReceiverOpen, standing, nameOf }: DelegationFacts,
): readonly Problem[] {
  if (wish.from === wish.to) return [problem('identity.delegation-to-self')];
  if (!isReceiverOpen) return [problem('identity.delegation-to-closed', { name: nameOf(wish.to) })];
  const circle = circleWith(wish, standing);
  return circle === null
    ? []
    : [
        problem('identity.delegation-circle', {
          chain: circle.accounts.map(nameOf).join(' → '),
          firstOn: circle.firstOn,
          lastOn: circle.lastOn,
        }),
      ];
}

function grantProblem({ grant }: DelegationWish, { own }: DelegationFacts): readonly Problem[] {
  const delegable = own.filter(isDelegable);
  if (grant === null) return delegable.length > 0 ? [] : [problem('identity.nothing-to-delegate')];
  const isOwn = delegable.some((each) => grantKey(each) === grantKey(grant));
  return isOwn ? [] : [problem('identity.not-own-role', { role: grant.role, scope: grant.scope.kind })];
}

export type Circle = Days & { readonly accounts: readonly AccountId[] };

/**
 * The circle that the wish would close, with the days on which all of it holds; null when there is none.
 * O(paths), which the days keep few.
 */
export function circleWith(wish: Handover, standing: readonly Handover[]): Circle | null {
  const walk = (path: readonly AccountId[], days: Days): Circle | null => {
    const at = path.at(-1);
    if (at === wish.from) return { ...days, accounts: path };
    for (const next of standing) {
      const common = next.from === at && !path.slice(1).includes(next.to) ? overlapOf(days, next) : null;
      const found = common === null ? null : walk([...path, next.to], common);
      if (found !== null) return found;
    }
    return null;
  };
  return walk([wish.from, wish.to], { firstOn: wish.firstOn, lastOn: wish.lastOn });
}

function overlapOf(one: Days, other: Days): Days | null {
  const [, firstOn] = inOrder(one.firstOn, other.firstOn);
  const [lastOn] = inOrder(one.lastOn, other.lastOn);
  return firstOn <= lastOn ? { firstOn, lastOn } : null;
}

function inOrder(one: LocalDate, other: LocalDate): readonly [LocalDate, LocalDate] {
  return one <= other ? [one, other] : [other, one];
}
