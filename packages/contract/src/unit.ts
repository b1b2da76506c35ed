import { z } from 'zod';
import { route } from './route.ts';
import { id, localDate, moved, personRef, text, version } from './values.ts';

/** An organisation unit as it stands on one day. */
export const unit = z.object({
  id: id<'unit'>(),
  /** Of the unit as a whole, whatever the day. */
  version,
  name: z.string(),
  parentId: id<'unit'>().nullable(),
  head: personRef.nullable(),
  /** Since when it stands as it does. */
  from: localDate,
  /** The day of its next change, and whether it is closed then; null = none is planned. */
  next: z.object({ on: localDate, isClosing: z.boolean() }).nullable(),
});
export type Unit = z.output<typeof unit>;

const unitParams = z.object({ unitId: id<'unit'>() });
const unitVersion = moved.extend({ version });
const fields = {
  name: text(120),
  parentId: id<'unit'>().nullable(),
  headId: id<'person'>().nullable(),
};

export const unitRoutes = {
  readUnits: route({
    id: 'organisation.readUnits',
    kind: 'read',
    method: 'GET',
    path: '/api/units',
    summary: 'The tree of organisation units and everybody’s home unit, as of a day',
    permission: 'directory.read',
    /** Left out: today. */
    query: z.object({ on: localDate.optional() }),
    response: z.object({
      on: localDate,
      /** By name. */
      units: z.array(unit),
      /** By name. `unitId` null = has no home unit on the day; `from` null = never had one. */
      people: z.array(z.object({ person: personRef, unitId: id<'unit'>().nullable(), from: localDate.nullable() })),
    }),
  }),
  addUnit: route({
    id: 'organisation.addUnit',
    kind: 'command',
    method: 'POST',
    path: '/api/units',
    summary: 'Add an organisation unit, from a day on',
    permission: 'unit.edit',
    body: z.object({ ...fields, from: localDate }),
    ids: { 'body.parentId': 'unit', 'body.headId': 'person' },
    response: moved.extend({ id: id<'unit'>(), version }),
  }),
  changeUnit: route({
    id: 'organisation.changeUnit',
    kind: 'command',
    method: 'PATCH',
    path: '/api/units/:unitId',
    summary: 'Rename a unit, move it or give it another head, from a day on; what stood before that day stays',
    permission: 'unit.edit',
    isVersioned: true,
    params: unitParams,
    body: z.object(fields).partial().extend({ from: localDate }),
    ids: { 'params.unitId': 'unit', 'body.parentId': 'unit', 'body.headId': 'person' },
    response: unitVersion,
  }),
  closeUnit: route({
    id: 'organisation.closeUnit',
    kind: 'command',
    method: 'POST',
    path: '/api/units/:unitId/closing',
    summary: 'Close a unit from a day on; nobody may have his home there then, and no unit may lie beneath it',
    permission: 'unit.edit',
    isVersioned: true,
    params: unitParams,
    body: z.object({ from: localDate }),
    ids: { 'params.unitId': 'unit' },
    response: unitVersion,
  }),
  setHomeUnit: route({
    id: 'organisation.setHomeUnit',
    kind: 'command',
    method: 'PUT',
    path: '/api/people/:personId/unit',
    summary: 'Give a person another home unit, or none, from a day on; what was planned for later falls away',
    permission: 'person.place',
    params: z.object({ personId: id<'person'>() }),
    body: z.object({ unitId: id<'unit'>().nullable(), from: localDate }),
    ids: { 'params.personId': 'person-at-home', 'body.unitId': 'unit' },
    response: moved,
  }),
};
