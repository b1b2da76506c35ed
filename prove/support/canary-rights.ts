import type { RouteName } from '@sightline/contract';
import { expected, principals } from '../../packages/server/src/testing/matrix/oracle.ts';
import type { Place } from '../../packages/server/src/testing/matrix/world.ts';
import type { Canary } from './canaries.ts';
import { type CanaryWorld, FIRST_VIEWER, GLASS, SEALED, STRANGER } from './canary-world.ts';
import { ASSURER, seesProject } from './project-sight.ts';

/** May whoever has this name read this canary? Said by the oracle of the matrix, not by the product. */
export type Rights = (viewer: string, canary: Canary) => boolean;

/** `isBroken`: for whom the glass was broken. */
export function rightsIn({ places }: Pick<CanaryWorld, 'places'>, isBroken: (viewer: string) => boolean): Rights {
  const isConfidential = (place: string) => places.get(place)?.isConfidential ?? true;
  return (viewer, { owner, what, origin }) => {
    if (viewer === FIRST_VIEWER) return true;
    // Whoever sits at the machine enters as a persona of the demo, and is told who he is then.
    if (owner === 'account of Persona') return true;
    if (viewer === STRANGER) return false;
    if (owner.startsWith('account of '))
      return owner === `account of ${viewer}` || may(viewer, 'readPeopleAccess', 'own');
    if (owner.startsWith('home of ')) return seesHome(viewer, owner.slice('home of '.length), { what, origin });
    if (owner === GLASS && isBroken(viewer)) return true;
    if (owner !== SEALED && owner !== GLASS && seesProject(viewer, owner)) return true;
    return isConfidential(owner) ? isAudited(viewer, what) || isGiven(viewer, owner, what) : isGrantable(viewer, what);
  };
}

/** A program is there for whoever is told that he may, or may not, make a project in it. */
function seesHome(viewer: string, place: string, { what, origin }: Pick<Canary, 'what' | 'origin'>): boolean {
  if (viewer === ASSURER) return place === 'own' && origin.startsWith('portfolio.portfolio');
  const answer = expected('createProject', viewer, place as Place);
  const isThere = answer === 'allowed' || answer === 'forbidden' || answer === 'not by token';
  return (
    (isThere && principals().some(({ name, sees }) => name === viewer && seesAnyIn(place, sees))) ||
    isGrantable(viewer, what)
  );
}

/** Every place but `other` lies in the program and portfolio of `own`. */
function seesAnyIn(place: string, sees: readonly Place[]): boolean {
  return place === 'other'
    ? sees.includes('other')
    : sees.some((each) => each === 'own' || each === 'closed' || each === 'secret');
}

/** Whoever gives roles reads the names of what they can be given on; never of a confidential project. */
function isGrantable(viewer: string, what: Canary['what']): boolean {
  return ['id', 'key', 'name'].includes(what) && may(viewer, 'readGrantableScopes', 'own');
}

/** A role that was given on a project before it was closed is listed with its id, so that it can be taken away; never with a name. */
function isGiven(viewer: string, owner: string, what: Canary['what']): boolean {
  return owner === 'secret' && what === 'id' && may(viewer, 'readPeopleAccess', 'own');
}

/** Whoever may break the glass reads the keys of what is behind it. */
function isAudited(viewer: string, what: Canary['what']): boolean {
  return ['id', 'key'].includes(what) && may(viewer, 'readConfidentialProjects', 'own');
}

function may(viewer: string, route: RouteName, place: string): boolean {
  return expected(route, viewer, place as Place) === 'allowed';
}
