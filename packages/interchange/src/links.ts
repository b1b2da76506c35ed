import type { Lag, LinkType, PlanLink, TaskConstraint } from '@sightline/engine';
import { formatLocalMinute, type LocalMinute } from '@sightline/kernel';
import type { Findings, Place } from './findings/findings.ts';
import { MOST_MINUTES } from './limits.ts';

/** One link as a file writes it, before it is known whether both ends exist. */
export type WrittenLink = {
  readonly predecessorId: string;
  readonly successorId: string;
  /** How the file names the predecessor, for a finding. */
  readonly predecessorLabel: string;
  readonly type: LinkType;
  readonly lag: Lag;
  readonly place: Place;
};

/** Keeps the links whose ends are both in the plan; each other one is told. Ids are stable over exports of the same plan. */
export function settledLinks(
  written: readonly WrittenLink[],
  taskIds: ReadonlySet<string>,
  findings: Findings,
): readonly PlanLink[] {
  const uses = new Map<string, number>();
  return written.flatMap((link) => {
    const fault = faultOf(link, taskIds);
    if (fault !== null) {
      findings.add(fault, 'warning', link.place, 'predecessor', { predecessor: link.predecessorLabel });
      return [];
    }
    const pair = `${link.predecessorId}>${link.successorId}`;
    const use = (uses.get(pair) ?? 0) + 1;
    uses.set(pair, use);
    const { predecessorId, successorId, type, lag } = link;
    return [{ id: use === 1 ? pair : `${pair}#${use}`, predecessorId, successorId, type, lag }];
  });
}

/** A lag beyond any plan is told and left out, so that the dates stay within the calendar. */
export function usableLag(lag: Lag, written: string, place: Place, findings: Findings): Lag {
  if (Math.abs(lag.amount) <= MOST_MINUTES) return lag;
  findings.add('interchange.lag-unusable', 'warning', place, 'lag', { value: written });
  return { ...lag, amount: 0 };
}

function faultOf(link: WrittenLink, taskIds: ReadonlySet<string>): string | null {
  if (!taskIds.has(link.predecessorId)) return 'interchange.link-to-unknown-task';
  return link.predecessorId === link.successorId ? 'interchange.link-to-itself' : null;
}

/** The constraint that stands for a link to a plan which is not at hand; told, because nobody typed it. */
export function heldStart(
  storedStart: LocalMinute | null,
  place: () => Place,
  findings: Findings,
): readonly TaskConstraint[] {
  if (storedStart === null) return [];
  const params = { start: formatLocalMinute(storedStart) };
  findings.add('interchange.external-link-held', 'warning', place(), 'predecessor', params);
  return [{ kind: 'start-no-earlier-than', at: storedStart, isMandatory: false }];
}
