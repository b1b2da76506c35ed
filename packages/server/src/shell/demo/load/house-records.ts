import type { DemoOrganisation, DemoRecords, Person } from '@sightline/demo';
import { partId, type Told } from './record-rows.ts';

/** Records of the organisation that are there from the first day: landscape, strategy, and who there is. */
export function houseRecords({ records }: DemoOrganisation): readonly Told[] {
  return [...landscape(records), ...strategy(records), ...pool(records)];
}

function landscape(records: DemoRecords): readonly Told[] {
  const { systems, systemRelations, dataEntities, vendors, vendorContracts, freezes, regulations, units } = records;
  const headOf = new Map(units.map(({ id, head }) => [id, head?.personId ?? null]));
  const hostOf = new Map(
    systemRelations.filter(({ kind }) => kind === 'hosted-on').map(({ sourceId, targetId }) => [sourceId, targetId]),
  );
  return [
    ...systems.map(({ id, name, aliases, lifecycle, ownerUnitId }) => ({
      kind: 'system',
      id,
      values: { name, aliases, lifecycle, ownerId: headOf.get(ownerUnitId), hostedOnId: hostOf.get(id) },
    })),
    ...systemRelations
      .filter(({ kind }) => kind === 'feeds')
      .map(({ id, sourceId, targetId }) => ({ kind: 'feed', id, values: { sourceId, targetId } })),
    ...dataEntities.map(({ id, name, masterId, identifier, format }) => ({
      kind: 'data-entity',
      id,
      values: { name, identifiers: [`${identifier}: ${format}`], masterId },
    })),
    ...vendors.map(({ id, name, spellings, parentId }) => ({
      kind: 'vendor',
      id,
      values: { name, spellings, parentId },
    })),
    ...vendorContracts.map(({ id, vendorId, spelling, what, value, from, to }) => ({
      kind: 'vendor-contract',
      id,
      values: {
        ...{ name: what, vendorId, valueMinor: value.minor, startsOn: from, endsOn: to },
        ...{ state: 'active', writtenAs: spelling },
      },
    })),
    ...freezes.map(({ id, name, systemIds, from, to }) => ({
      kind: 'freeze',
      id,
      values: { name, startsOn: from, endsOn: to, coversAll: systemIds === null },
    })),
    ...freezes.flatMap(({ id, systemIds }) =>
      (systemIds ?? []).map((systemId) => ({
        kind: 'frozen-system',
        id: partId('frozen-system', id, systemId),
        values: { freezeId: id, systemId },
      })),
    ),
    ...regulations.map(({ id, name, authority, dueOn, text }) => ({
      kind: 'regulation',
      id,
      values: { name, source: authority, dueOn, demands: text },
    })),
    ...regulations.flatMap(({ id, flows }) =>
      flows.map(({ sourceId, targetId, what }) => ({
        kind: 'regulated-flow',
        id: partId('regulated-flow', id, sourceId, targetId, what),
        values: { regulationId: id, sourceId, targetId, what },
      })),
    ),
  ];
}

function strategy({ objectives, keyResults, portfolios }: DemoRecords): readonly Told[] {
  return [
    ...objectives.map(({ id, name, weightPercent, ownerId }) => ({
      kind: 'objective',
      id,
      values: { name, weightPercent, ownerId, state: 'active' },
    })),
    ...keyResults.map(({ id, objectiveId, name, unit, baseline, target, dueOn }) => ({
      kind: 'key-result',
      id,
      values: { objectiveId, name, unit, baseline: String(baseline), target: String(target), dueOn },
    })),
    ...portfolios.flatMap(({ id, envelopes }) =>
      envelopes.map(({ year, amount }) => ({
        kind: 'envelope',
        id: partId('envelope', id, String(year)),
        values: { portfolioId: id, fiscalYear: year, amountMinor: amount.minor },
      })),
    ),
  ];
}

function pool(records: DemoRecords): readonly Told[] {
  const { roles, people, absences, bookings, units } = records;
  const skills = [...new Set(people.flatMap((person) => person.skills.map(({ name }) => name)))];
  return [
    ...roles.map(({ id, name, dayRate, bauPercent }) => ({
      kind: 'role',
      id,
      values: { name, dayRateMinor: dayRate.minor, usualWorkPercent: bauPercent },
    })),
    ...skills.map((name) => ({ kind: 'skill', id: skillId(name), values: { name } })),
    ...people.map((person) => resourceOf(records, person)),
    ...people.flatMap(({ id, skills: own }) =>
      own.map(({ name, level }) => ({
        kind: 'resource-skill',
        id: partId('resource-skill', id, name),
        values: { resourceId: resourceId(id), skillId: skillId(name), level },
      })),
    ),
    ...absences.map(({ id, personId, kind, from, to }) => ({
      kind: 'absence',
      id,
      values: { resourceId: resourceId(personId), reason: kind, startsOn: from, endsOn: to },
    })),
    ...bookings.flatMap(({ id, projectId, personId, what, from, to, percent }) =>
      projectId === null && personId !== null
        ? [
            {
              kind: 'line-work',
              id,
              values: { what, resourceId: resourceId(personId), startsOn: from, endsOn: to, loadPercent: percent },
            },
          ]
        : [],
    ),
    ...units.flatMap(({ id, capacityPoints }) =>
      capacityPoints === null
        ? []
        : [
            {
              kind: 'change-capacity',
              id: partId('change-capacity', id),
              values: { unitId: id, points: capacityPoints },
            },
          ],
    ),
  ];
}

function resourceOf({ roles, sites }: DemoRecords, person: Person): Told {
  const { id, name, roleId, siteId, joinedOn, leavesOn } = person;
  return {
    kind: 'resource',
    id: resourceId(id),
    values: {
      ...{ name, kind: 'person', personId: id, roleId, fullTimePercent: 100 },
      location: sites.find((site) => site.id === siteId)?.name,
      usualWorkPercent: roles.find((role) => role.id === roleId)?.bauPercent,
      ...{ startsOn: joinedOn, endsOn: leavesOn },
    },
  };
}

export function resourceId(personId: string): string {
  return partId('resource', personId);
}

function skillId(name: string): string {
  return partId('skill', name);
}
