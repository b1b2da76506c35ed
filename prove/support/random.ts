/** A 32-bit linear congruential generator (Numerical Recipes): the same numbers from 0 up to 1 for the same seed. */
export function randomOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** A whole number from `least` to `most`. */
export function between(random: () => number, least: number, most: number): number {
  return least + Math.floor(random() * (most - least + 1));
}

/** The values in an order that the generator decides (Fisher-Yates). */
export function shuffled<T>(values: readonly T[], random: () => number): readonly T[] {
  const rest = [...values];
  return values.flatMap(() => rest.splice(between(random, 0, rest.length - 1), 1));
}

/** One of the values, each as likely as the others. @throws when there is none */
export function oneOf<T>(values: readonly T[], random: () => number): T {
  const value = values[between(random, 0, values.length - 1)];
  if (value === undefined) throw new Error('nothing to choose from');
  return value;
}
