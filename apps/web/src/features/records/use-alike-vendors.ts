import { type AlikeVendors, routes } from '@sightline/contract';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { call, failureOf } from '../../lib/api.ts';
import { useCommand } from '../../lib/use-command.ts';

export type Pair = AlikeVendors['pairs'][number];
export type Vendor = Pair['first'];
export type Answer = 'same' | 'parent' | 'apart';

/** Vendors that may be one; read again whenever a register moved. */
export function useAlikeVendors(isWanted: boolean) {
  const read = useQuery({
    queryKey: ['register', 'alike-vendors'],
    queryFn: ({ signal }) => call(routes.listAlikeVendors, {}, { signal }),
    enabled: isWanted,
  });
  return { alike: read.data ?? null, failure: read.error === null ? null : failureOf(read.error), retry: read.refetch };
}

export function useSettleVendors() {
  const client = useQueryClient();
  const settle = useCommand(routes.settleAlikeVendors);
  return {
    failure: settle.failure,
    isRunning: settle.isRunning,
    /** true = it is done. */
    settle: async (one: Vendor, other: Vendor, answer: Answer): Promise<boolean> => {
      const body = { otherId: other.id, otherVersion: other.version, answer };
      const done = await settle.run({ params: { recordId: one.id }, version: one.version, body });
      await client.invalidateQueries({ queryKey: ['register'] });
      return done !== null;
    },
  };
}
