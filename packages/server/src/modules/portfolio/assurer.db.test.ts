import { randomUUID } from 'node:crypto';
import { type Grant, routes } from '@sightline/contract';
import type { LocalDate, PersonId, ProjectId } from '@sightline/kernel';
import { beforeAll, describe, expect, it } from 'vitest';
import type { TestServer } from '../../testing/index.ts';
import { answerTo, signedInAccount } from '../../testing/signed-in-account.ts';
import { testServer } from '../../testing/test-server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await testServer();
});

async function account(name: string, grants: Grant[]) {
  const made = await signedInAccount(server, name, grants);
  const personId = (await made.client.call(routes.readSession, {})).account?.personId as PersonId;
  return { ...made, personId };
}

async function outsideAnyProgram() {
  const portfolio = await server.call(routes.addPortfolio, { body: { name: `Networks ${randomUUID()}` } });
  const { id } = await server.call(routes.createProject, { body: { name: 'Pumps', portfolioId: portfolio.id } });
  const scope = { kind: 'portfolio', portfolioId: portfolio.id } as const;
  return { projectId: id, manager: await account('Mia Port', [{ role: 'portfolio-manager', scope }]) };
}

const assurerOf = async (projectId: ProjectId) =>
  (await server.call(routes.readProject, { params: { projectId } })).assurer;
const name = (projectId: ProjectId, person: { base: PersonId | null; value: PersonId | null }, version: number) =>
  server.call(routes.updateProject, { params: { projectId }, version, body: { assurerId: person } });

describe('the assurer of a project', () => {
  it('is its portfolio manager until somebody is named', async () => {
    const { projectId, manager } = await outsideAnyProgram();
    const asa = await account('Asa Ruhr', [{ role: 'project-manager', scope: { kind: 'self' } }]);
    expect(await assurerOf(projectId)).toEqual({ person: { id: manager.personId, name: 'Mia Port' }, isDefault: true });
    await name(projectId, { base: null, value: asa.personId }, 1);
    expect(await assurerOf(projectId)).toEqual({ person: { id: asa.personId, name: 'Asa Ruhr' }, isDefault: false });
  });

  it('has there the rights of a program manager, which end with the name', async () => {
    const { projectId } = await outsideAnyProgram();
    const asa = await account('Asa Ruhr', [{ role: 'project-manager', scope: { kind: 'self' } }]);
    const read = () => asa.client.call(routes.readProject, { params: { projectId } });
    expect(await answerTo(read())).toEqual([404, 'shell.not-found']);
    await name(projectId, { base: null, value: asa.personId }, 1);
    expect((await read()).may).toEqual([
      'project.read',
      'project.edit',
      'project.assign',
      'project.guard',
      'plan.read',
      'delivery.edit',
      'value.edit',
      'deployment.edit',
      'raid.edit',
      'ledger.read',
    ]);
    await name(projectId, { base: asa.personId, value: null }, 2);
    expect(await answerTo(read())).toEqual([404, 'shell.not-found']);
  });

  it('falls away when the project enters a program, and cannot be named there', async () => {
    const { projectId } = await outsideAnyProgram();
    const asa = await account('Asa Ruhr', [{ role: 'project-manager', scope: { kind: 'self' } }]);
    await name(projectId, { base: null, value: asa.personId }, 1);
    const program = await server.call(routes.addProgram, { body: { name: `Grid ${randomUUID()}`, portfolioId: null } });
    const enter = { programId: { base: null, value: program.id } };
    await server.call(routes.updateProject, { params: { projectId }, version: 2, body: enter });
    expect(await assurerOf(projectId)).toBeNull();
    const read = asa.client.call(routes.readProject, { params: { projectId } });
    expect(await answerTo(read)).toEqual([404, 'shell.not-found']);
    const inside = name(projectId, { base: null, value: asa.personId }, 3);
    expect(await answerTo(inside)).toEqual([422, 'portfolio.assurer-in-program']);
  });

  it('is named by whoever may assign people, not by the project manager', async () => {
    const { projectId, manager } = await outsideAnyProgram();
    const scope = { kind: 'project', projectId } as const;
    const pm = await account('Pim Em', [{ role: 'project-manager', scope }]);
    const wish = { params: { projectId }, version: 1, body: { assurerId: { base: null, value: pm.personId } } };
    expect(await answerTo(pm.client.call(routes.updateProject, wish))).toEqual([403, 'identity.not-allowed']);
    expect(await answerTo(manager.client.call(routes.updateProject, wish))).toEqual([200]);
  });
});

describe('a closed project', () => {
  it.each(['benefits', 'cancelled', 'rejected'] as const)(
    'in %s keeps its plan and status as they are',
    async (stage) => {
      const { id: projectId } = await server.call(routes.createProject, { body: { name: 'Over', stage } });
      const params = { projectId };
      const on = '2026-06-01' as LocalDate;
      expect(await answerTo(server.call(routes.reportStatus, { params, body: { colour: 'green', on } }))).toEqual([
        409,
        'portfolio.project-closed',
      ]);
      const { may, version } = await server.call(routes.readProject, { params });
      expect(may).not.toContain('plan.edit');
      const reopen = { stage: { base: stage, value: 'deliver' } } as const;
      await server.call(routes.updateProject, { params, version, body: reopen });
      expect((await server.call(routes.readProject, { params })).may).toContain('plan.edit');
      expect(await answerTo(server.call(routes.reportStatus, { params, body: { colour: 'green', on } }))).toEqual([
        200,
      ]);
    },
  );

  it('does not have its plan changed by an undo either', async () => {
    const { id: projectId } = await server.call(routes.createProject, { body: { name: 'Soon over' } });
    const params = { projectId };
    const commandId = randomUUID();
    await server.call(routes.addMilestone, { params, body: { name: 'Opening' } }, { commandId });
    const close = { stage: { base: 'deliver', value: 'benefits' } } as const;
    await server.call(routes.updateProject, { params, version: 1, body: close });
    expect(await answerTo(server.call(routes.undoCommand, { params: { commandId } }))).toEqual([
      409,
      'portfolio.project-closed',
    ]);
  });
});
