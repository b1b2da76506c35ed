import type { Planted } from './records.ts';
import type { World } from './world.ts';

/** What the data of the organisation as written hides; of a variant, what it has kept. */
export function plantedIn(world: World): readonly Planted[] {
  return world.spec.planted.map(({ id, kind, severity, title, projects, evidence }) => ({
    id,
    kind,
    severity,
    title,
    projectIds: projects.map((project) => world.idOf('project', project)),
    evidenceIds: evidence.map((word) => evidenceId(world, word)),
  }));
}

/** An entry of the spec by its own word: whichever list holds it. */
function evidenceId(world: World, word: string): string {
  const { spec, idOf } = world;
  const isIn = (list: readonly { readonly id: string }[]) => list.some(({ id }) => id === word);
  if (isIn(spec.systems)) return idOf('system', word);
  if (isIn(spec.departments)) return idOf('unit', word);
  if (isIn(spec.freezes)) return idOf('freeze', word);
  if (isIn(spec.regulations)) return idOf('regulation', word);
  if (isIn(spec.vendors)) return idOf('vendor', word);
  if (isIn(spec.dataEntities)) return idOf('data-entity', word);
  if (isIn(spec.portfolios)) return idOf('portfolio', word);
  if (spec.roles.some(({ name }) => name === word)) return idOf('role', word);
  return world.personId(word);
}
