import { routes } from '@sightline/contract';
import { beforeAll, describe, expect, it } from 'vitest';
import type { TestServer } from '../../testing/index.ts';
import { signedInAccount } from '../../testing/signed-in-account.ts';
import { testServer } from '../../testing/test-server.ts';

let server: TestServer;
let [open, hidden, role]: string[] = [];

/** Today is Monday 2026-06-01. */
beforeAll(async () => {
  server = await testServer();
  const add = async (kind: string, values: object) =>
    (await server.call(routes.addResourceRecord, { body: { kind, values } as never })).id;
  role = await add('role', { name: 'Integration developer', usualWorkPercent: 20 });
  const ana = await add('resource', { name: 'Ana', kind: 'person', roleId: role, fullTimePercent: 100 });
  await add('resource', { name: 'Bo', kind: 'person', roleId: role, fullTimePercent: 50, usualWorkPercent: 0 });
  await add('absence', { resourceId: ana, startsOn: '2026-06-08', endsOn: '2026-06-14' });
  open = (await server.call(routes.createProject, { body: { name: 'Open' } })).id;
  hidden = (await server.call(routes.createProject, { body: { name: 'Hidden' } })).id;
  const book = (projectId: string | undefined, values: object) =>
    server.call(routes.addDeploymentRecord, {
      params: { projectId: projectId as never },
      body: {
        kind: 'booking',
        values: { startsOn: '2026-06-01', endsOn: '2026-07-31', isHard: true, ...values },
      } as never,
    });
  await book(open, { roleId: role, loadPercent: 60 });
  await book(open, { resourceId: ana, loadPercent: 10, isHard: false });
  await book(hidden, { roleId: role, loadPercent: 70 });
});

describe('the load of roles', () => {
  it('sums what is booked across projects beside what there is', async () => {
    const { periods, roles } = await server.call(routes.readRoleLoad, {});
    expect(periods[0]).toEqual({ kind: 'week', from: '2026-06-01', to: '2026-06-07' });
    expect(roles.map(({ name, resources }) => [name, resources])).toEqual([['Integration developer', 2]]);
    const cells = roles[0]?.cells ?? [];
    expect(cells[0]).toEqual({
      capacityPercent: 130,
      hardPercent: 130,
      softPercent: 10,
      loadPercent: 108,
      level: 'over',
    });
    // Ana is away.
    expect(cells[1]).toMatchObject({ capacityPercent: 50, loadPercent: 280 });
    expect(cells.at(-1)).toMatchObject({ hardPercent: 0, loadPercent: 0, level: 'none' });
  });

  it('counts for a viewer the bookings of the projects that he sees', async () => {
    const { client } = await signedInAccount(server, 'Member', [
      { role: 'team-member', scope: { kind: 'project', projectId: open as never } },
    ]);
    const { roles } = await client.call(routes.readRoleLoad, {});
    expect(roles[0]?.cells[0]).toMatchObject({ hardPercent: 60, softPercent: 10, loadPercent: 54, level: 'free' });
  });

  it('leaves out a project that was taken off the line of sight', async () => {
    const { version } = await server.call(routes.readProject, { params: { projectId: hidden as never } });
    await server.call(routes.removeProject, { params: { projectId: hidden as never }, version });
    const { roles } = await server.call(routes.readRoleLoad, {});
    expect(roles[0]?.cells[0]).toMatchObject({ hardPercent: 60 });
  });
});
