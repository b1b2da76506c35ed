import type { DemoRecords } from '../records.ts';
import { thousands, type World } from '../world.ts';

type Landscape = Pick<
  DemoRecords,
  'systems' | 'systemRelations' | 'dataEntities' | 'vendors' | 'vendorContracts' | 'touches' | 'impacts'
>;

/** Systems and what joins them, data and vendors, and who touches what: facts that stand in no plan. */
export function landscapeOf(world: World): Landscape {
  const { spec, idOf } = world;
  return {
    systems: spec.systems.map(({ id, name, brand, owner, lifecycle }) => ({
      id: idOf('system', id),
      origin: 'demo',
      name,
      aliases: brand === name ? [] : [brand],
      ownerUnitId: idOf('unit', owner),
      lifecycle,
    })),
    systemRelations: spec.systemRelations.map(({ source, kind, target }) => ({
      id: idOf('system-relation', `${source}/${kind}/${target}`),
      origin: 'demo',
      sourceId: idOf('system', source),
      kind,
      targetId: idOf('system', target),
    })),
    touches: spec.touches.map(({ project, system, mode }) => ({
      id: idOf('touch', `${project}/${system}`),
      origin: 'demo',
      projectId: idOf('project', project),
      systemId: idOf('system', system),
      mode,
    })),
    impacts: spec.impacts.map(({ project, department, points }) => ({
      id: idOf('impact', `${project}/${department}`),
      origin: 'demo',
      projectId: idOf('project', project),
      unitId: idOf('unit', department),
      points,
    })),
    ...dataOf(world),
    ...vendorsOf(world),
  };
}

function dataOf({ spec, idOf }: World): Pick<Landscape, 'dataEntities'> {
  return {
    dataEntities: spec.dataEntities.map(({ id, name, master, identifier, format, change }) => ({
      id: idOf('data-entity', id),
      origin: 'demo',
      name,
      masterId: idOf('system', master),
      identifier,
      format,
      change: change === null ? null : { projectId: idOf('project', change.project), format: change.format },
    })),
  };
}

function vendorsOf(world: World): Pick<Landscape, 'vendors' | 'vendorContracts'> {
  const { spec, idOf } = world;
  return {
    vendors: spec.vendors.map(({ id, name, spellings, parent }) => ({
      id: idOf('vendor', id),
      origin: 'demo',
      name,
      spellings,
      parentId: parent === null ? null : idOf('vendor', parent),
    })),
    vendorContracts: spec.contracts.map(({ vendor, spelling, project, what, valueK, start, end, system }) => ({
      id: idOf('vendor-contract', `${project}/${vendor}`),
      origin: 'demo',
      vendorId: idOf('vendor', vendor),
      spelling,
      projectId: idOf('project', project),
      systemId: system === null ? null : idOf('system', system),
      what,
      value: thousands(world, valueK),
      from: start,
      to: end,
    })),
  };
}
