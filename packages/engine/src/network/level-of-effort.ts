import { addWorking, lastWorkFinish, nextWorkStart } from '../calendar/working-time.ts';
import { afterLag, entersStart, leavesFinish } from './bound.ts';
import { type CompiledLink, type CompiledPlan, taskAt } from './compiled-plan.ts';
import type { Span } from './placement.ts';
import type { Cause } from './plan.ts';

/** Dates by task number. */
export type DatesByNumber = { readonly start: Float64Array; readonly finish: Float64Array };
type Claim = { readonly end: 'start' | 'finish'; readonly at: number; readonly cause: Cause };
export type EffortSpan = Span & { readonly startCause: Cause | null; readonly finishCause: Cause | null };

/**
 * A level of effort stretches from the earliest to the latest date that its links give it, once all other dates are known; it
 * moves nobody. Other levels of effort give it none.
 */
export function effortSpan(
  compiled: CompiledPlan,
  dates: DatesByNumber,
  links: readonly CompiledLink[],
  number: number,
): EffortSpan {
  const { actual, calendar, work, duration } = taskAt(compiled, number);
  const claims = links.flatMap((link) => claimOf(compiled, dates, link, number));
  const first = extreme(claims, 'start', -1);
  const last = extreme(claims, 'finish', 1);
  const open = first?.at ?? Math.max(compiled.plan.start, compiled.plan.statusAt ?? compiled.plan.start);
  const start = actual?.start ?? nextWorkStart(calendar, open);
  const end = last === null ? addWorking(work, start, duration) : lastWorkFinish(calendar, last.at);
  const finish = actual?.finish ?? end;
  return { start, finish: Math.max(start, finish), startCause: first?.cause ?? null, finishCause: last?.cause ?? null };
}

function claimOf(compiled: CompiledPlan, dates: DatesByNumber, link: CompiledLink, number: number): readonly Claim[] {
  const isSuccessor = link.successor === number;
  const partner = isSuccessor ? link.predecessor : link.successor;
  const other = taskAt(compiled, partner);
  if (other.task.kind === 'level-of-effort') return [];
  const takesStart = isSuccessor ? entersStart(link) : !leavesFinish(link);
  const readsStart = isSuccessor ? !leavesFinish(link) : entersStart(link);
  const from = (readsStart ? dates.start : dates.finish)[partner] ?? 0;
  if (!Number.isFinite(from)) return [];
  const minutes = link.lagMinutes ?? 0;
  const cause: Cause = { kind: 'link', linkId: link.link.id, taskId: other.task.id };
  return [{ end: takesStart ? 'start' : 'finish', at: afterLag(link, from, minutes, isSuccessor ? 1 : -1), cause }];
}

/** The least (`sign` -1) or greatest claim on one end; of equal ones that of the lower link id. */
function extreme(claims: readonly Claim[], end: Claim['end'], sign: 1 | -1): Claim | null {
  const ofEnd = claims.filter((claim) => claim.end === end);
  return ofEnd.reduce<Claim | null>((best, claim) => {
    if (best === null || sign * (claim.at - best.at) > 0) return claim;
    return claim.at === best.at && linkOf(claim) < linkOf(best) ? claim : best;
  }, null);
}

function linkOf({ cause }: Claim): string {
  return cause.kind === 'link' ? cause.linkId : '';
}
