import { type Capability, type Route, type RouteName, routes } from '@sightline/contract';
import { EXAMPLES, send } from '../../packages/server/src/testing/matrix/examples.ts';
import { expected } from '../../packages/server/src/testing/matrix/oracle.ts';
import { idsFor } from '../../packages/server/src/testing/matrix/run-matrix.ts';
import { PLACES, type World } from '../../packages/server/src/testing/matrix/world.ts';

export type FieldResult = {
  readonly cases: number;
  readonly allows: readonly string[];
  readonly denies: readonly string[];
};

/**
 * Who may set a field that needs more than its route: whoever may do this in the program of the project. Naming the people and the
 * home of a project is for those who may make one there (domain: portfolio and program managers, and the office).
 */
const AS_WHOEVER_MAY: Partial<Record<Capability, RouteName>> = { 'project.assign': 'createProject' };

/** Every field with a permission of its own × principal × place. @throws when the oracle has no word on its permission */
export async function judgeFields(world: World): Promise<FieldResult> {
  const [allows, denies]: [string[], string[]] = [[], []];
  let cases = 0;
  for (const [name, route] of Object.entries(routes) as [RouteName, Route][]) {
    for (const [field, capability] of Object.entries(route.fieldPermissions)) {
      const like = AS_WHOEVER_MAY[capability];
      if (like === undefined) throw new Error(`${name} ${field} needs ${capability}; say in the proof who may`);
      for (const [principal, client] of world.clients) {
        for (const place of PLACES) {
          const own = expected(name, principal, place);
          // Whoever cannot sign in is judged by the routes themselves.
          if (!['allowed', 'forbidden', 'not found'].includes(own)) continue;
          cases++;
          const wanted =
            own === 'allowed' && expected(like, standingAs(principal), place) !== 'allowed' ? 'forbidden' : own;
          const { status } = await send(
            world.server.url,
            client.options.headers,
            route,
            withField(name, field, { world, principal, place }),
          );
          const got = status === 404 ? 'not found' : status === 403 ? 'forbidden' : 'allowed';
          if (got !== wanted)
            (got === 'allowed' ? allows : denies).push(`${name} ${field} ${principal} ${place}: ${got}, not ${wanted}`);
        }
      }
    }
  }
  return { cases, allows, denies };
}

/** Outside a program the assurer stands where the program manager stands. */
function standingAs(principal: string): string {
  return principal === 'assurer' ? 'program-manager' : principal;
}

/** The route's example with the field set to nothing: what is named is judged elsewhere. */
function withField(
  name: RouteName,
  field: string,
  {
    world,
    principal,
    place,
  }: { readonly world: World; readonly principal: string; readonly place: (typeof PLACES)[number] },
) {
  const key = field.split('.').at(-1) ?? '';
  return { ...EXAMPLES[name](idsFor(world, principal, place), world), body: { [key]: { base: null, value: null } } };
}
