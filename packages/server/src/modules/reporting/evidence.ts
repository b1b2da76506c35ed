import type { Basis, Colour, Dimension } from '@sightline/contract';

export type { Dimension } from '@sightline/contract';

/** A colour that something was judged to have; what cannot be judged has none. */
export type KnownColour = Exclude<Colour, 'unknown'>;

/** One finding about one dimension of a project: what was judged, or what is missing to judge it. */
export type Evidence = {
  readonly dimension: Dimension;
  /** null: says what is missing or left out. */
  readonly colour: KnownColour | null;
  /** null: what a register says, which measures no work. */
  readonly basis: Exclude<Basis, 'nothing' | 'registers'> | null;
  readonly text: string;
};

export const SEVERITY: Readonly<Record<KnownColour, number>> = { green: 0, amber: 1, red: 2 };

/** Null when nothing was judged. */
export function worstOf(colours: readonly (KnownColour | null)[]): KnownColour | null {
  return colours.reduce<KnownColour | null>((worst, each) => {
    if (each === null) return worst;
    return worst === null || SEVERITY[each] > SEVERITY[worst] ? each : worst;
  }, null);
}

/** Evidence that only bounds the truth from below can accuse, never acquit. */
export function atLeast(colour: KnownColour): KnownColour | null {
  return colour === 'green' ? null : colour;
}

/** A passed date without news asks for a look; it does not prove how bad things are. */
export function atMostAmber(colour: KnownColour): KnownColour {
  return colour === 'red' ? 'amber' : colour;
}
