import { expected, principals } from '../../packages/server/src/testing/matrix/oracle.ts';
import type { Place } from '../../packages/server/src/testing/matrix/world.ts';

export const ASSURER = 'assurer';
/** The project that he assures: in the portfolio of `own`, outside any program. */
export const ASSURED = 'assured';

/**
 * Who sees which project of the matrix's world: typed from domain.md for the matrix, not read from the product. What the matrix calls
 * the assurer's own is the project that he assures; of others it is seen with the portfolio.
 */
export function seesProject(viewer: string, place: string): boolean {
  if (viewer === ASSURER) return place === ASSURED;
  if (place !== ASSURED) return expected('readProject', viewer, place as Place) === 'allowed';
  const principal = principals().find(({ name }) => name === viewer);
  if (principal === undefined) return false;
  return principal.sees.includes('other') || (principal.scope === 'own-portfolio' && principal.sees.includes('own'));
}
