import type { Id } from '@sightline/kernel';

/** Every record says that it came with the demo, so that removal finds exactly these and nobody's own work. */
export type Demo<Kind extends string, Fields> = { readonly id: Id<Kind>; readonly origin: 'demo' } & {
  readonly [K in keyof Fields]: Fields[K];
};

export type UnitId = Id<'unit'>;
export type Of<Kind extends string> = Id<Kind>;
