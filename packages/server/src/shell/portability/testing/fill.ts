import { routes } from '@sightline/contract';
import { roadPlan } from '../../../modules/plan/testing/road-plan.ts';
import type { TestClient } from '../../../testing/start-test-server.ts';

const REGISTER = [
  'Project name\tSponsor\tPhase\tBudget\tStatus\tReported on',
  'Meter renewal\tChidi Nwosu\tDeliver\t1,250,000\tAmber\t2026-05-29',
  'Smart “grid” \\ n\tInês Carvalho\tDeliver\t80,000\tGreen\t2026-05-29',
].join('\n');

/** One of everything that commands make: a register, plans with their files, edits, a removal, and a draft that nobody finished. */
export async function fill({ call }: TestClient): Promise<void> {
  const portfolio = await call(routes.addPortfolio, { body: { name: 'Operations' } });
  await call(routes.addProgram, { body: { name: 'Safe water', portfolioId: portfolio.id } });
  await call(routes.addPerson, { body: { name: 'Zoë "Z" Müller \\ 東京 \u{1F6A7}', email: 'zoe@northwind.example' } });
  const road = await call(routes.createProject, { body: { name: 'Harbour road' } });
  await call(routes.updateProject, {
    params: { projectId: road.id },
    version: 1,
    body: { name: { base: 'Harbour road', value: 'Harbour road\tand "quay"' } },
  });
  const gone = await call(routes.createProject, { body: { name: 'Not to be' } });
  await call(routes.removeProject, { params: { projectId: gone.id }, version: 1 });
  await bringPlan({ call }, 'Harbour road');
  const register = await call(routes.startRegisterImport, {
    query: { name: 'register.tsv' },
    bytes: new TextEncoder().encode(REGISTER),
  });
  await call(routes.commitRegisterImport, { params: { importId: register.id }, version: register.version });
  await call(routes.startPlanImport, {});
}

async function bringPlan({ call }: Pick<TestClient, 'call'>, name: string): Promise<void> {
  const { id } = await call(routes.startPlanImport, {});
  const file = { params: { importId: id }, query: { path: `${name}.xml` }, bytes: roadPlan(name) };
  await call(routes.addPlanFile, file);
  const { version } = await call(routes.readPlanImport, { params: { importId: id } });
  await call(routes.commitPlanImport, { params: { importId: id }, version });
}
