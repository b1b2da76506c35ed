import { type Capability, type Route, type RouteName, routes } from '@sightline/contract';
import { EXAMPLES, type Example, send } from '../../packages/server/src/testing/matrix/examples.ts';
import { type Expected, expected } from '../../packages/server/src/testing/matrix/oracle.ts';
import { idsFor } from '../../packages/server/src/testing/matrix/run-matrix.ts';
import { PLACES, type Place, type World } from '../../packages/server/src/testing/matrix/world.ts';

export type FieldResult = {
  readonly cases: number;
  readonly allows: readonly string[];
  readonly denies: readonly string[];
};

/**
 * Who may set a field that needs more than its route: whoever may do this in the program of the project. Naming the people and the
 * home of a project is for those who may make one there (domain: portfolio and program managers, and the office); a cost becomes an
 * actual of a project by whoever may add one to it.
 */
const AS_WHOEVER_MAY: Partial<Record<Capability, RouteName>> = {
  'project.assign': 'createProject',
  'ledger.edit': 'addLedgerRecord',
};

type FieldCase = {
  readonly route: RouteName;
  readonly field: string;
  readonly like: RouteName;
  readonly principal: string;
  readonly place: Place;
};

/** Every field with a permission of its own × principal × place. @throws when the oracle has no word on its permission */
export function fieldCases(world: World): readonly FieldCase[] {
  return (Object.entries(routes) as [RouteName, Route][]).flatMap(([route, { fieldPermissions }]) =>
    Object.entries(fieldPermissions).flatMap(([field, capability]) => {
      const like = AS_WHOEVER_MAY[capability];
      if (like === undefined) throw new Error(`${route} ${field} needs ${capability}; say in the proof who may`);
      return [...world.clients.keys()].flatMap((principal) =>
        // Whoever cannot sign in is judged by the routes themselves.
        PLACES.filter((place) => ['allowed', 'forbidden', 'not found'].includes(expected(route, principal, place))).map(
          (place) => ({ route, field, like, principal, place }),
        ),
      );
    }),
  );
}

export async function judgeFields(world: World, cases: readonly FieldCase[]): Promise<FieldResult> {
  const [allows, denies]: [string[], string[]] = [[], []];
  for (const each of cases) {
    const wanted = expectedOfField(each);
    const got = await verdictOf(world, each);
    if (got === wanted) continue;
    const { route, field, principal, place } = each;
    (got === 'allowed' ? allows : denies).push(`${route} ${field} ${principal} ${place}: ${got}, not ${wanted}`);
  }
  return { cases: cases.length, allows, denies };
}

function expectedOfField({ route, like, principal, place }: FieldCase): Expected {
  const own = expected(route, principal, place);
  const isRefused = own === 'allowed' && expected(like, standingAs(principal), place) !== 'allowed';
  return isRefused ? 'forbidden' : own;
}

async function verdictOf(world: World, each: FieldCase): Promise<Expected> {
  const headers = world.clients.get(each.principal)?.options.headers ?? {};
  const { status } = await send(world.server.url, headers, routes[each.route] as Route, exampleWith(world, each));
  return status === 404 ? 'not found' : status === 403 ? 'forbidden' : 'allowed';
}

/** Outside a program the assurer stands where the program manager stands. */
function standingAs(principal: string): string {
  return principal === 'assurer' ? 'program-manager' : principal;
}

/** The route's example; a field of a patch that it does not set is set to nothing: what is named is judged elsewhere. */
function exampleWith(world: World, { route, field, principal, place }: FieldCase): Example {
  const key = field.split('.').at(-1) ?? '';
  const example = EXAMPLES[route](idsFor(world, principal, place), world);
  const isSet = typeof example.body === 'object' && example.body !== null && key in example.body;
  return isSet ? example : { ...example, body: { [key]: { base: null, value: null } } };
}
