import type { Capability, RecordGroup } from '@sightline/contract';

/** One group's way in: which kinds, and what a writer must hold. */
export type RecordFiles = { readonly group: RecordGroup; readonly edit: Capability };
