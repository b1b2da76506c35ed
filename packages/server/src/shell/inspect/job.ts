import type { Result } from '@sightline/kernel';
import type { InspectedFile } from '../../modules/plan/index.ts';

/** What a worker is asked. One job at a time: a heavy one is stopped by ending its worker. */
export type Job = { readonly kind: 'expand' | 'inspect'; readonly bytes: Uint8Array; readonly path: string };

export type Answer =
  | {
      readonly kind: 'expand';
      readonly result: Result<readonly { readonly path: string; readonly bytes: Uint8Array }[]>;
    }
  | { readonly kind: 'inspect'; readonly file: WithoutBytes };

/** The asker has the bytes already. */
export type WithoutBytes = Omit<InspectedFile, 'bytes'>;
