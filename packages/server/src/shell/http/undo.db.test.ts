import { randomUUID } from 'node:crypto';
import { RefusedError, type RequestOf, type ResponseOf, type Route, registers, routes } from '@sightline/contract';
import type { LocalDate, ProjectId } from '@sightline/kernel';
import fc from 'fast-check';
import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { verifyChain } from '../../modules/audit/index.ts';
import { roadPlan } from '../../modules/plan/testing/road-plan.ts';
import type { TestServer } from '../../testing/index.ts';
import { type Deed, recordDeeds } from '../../testing/record-deeds.ts';
import { testServer } from '../../testing/test-server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await testServer();
});

/** Sends a command and gives its id beside its answer. */
async function act<R extends Route>(
  route: R,
  request: RequestOf<R>,
): Promise<ResponseOf<R> & { readonly commandId: string }> {
  const commandId = randomUUID();
  return { ...Object(await server.call(route, request, { commandId })), commandId };
}

const undo = (commandId: string) => act(routes.undoCommand, { params: { commandId } });
const redo = (commandId: string) => act(routes.redoCommand, { params: { commandId } });
const preview = (commandId: string) => server.call(routes.previewUndo, { params: { commandId } });
const day = (text: string) => text as LocalDate;

/** Every row of every table with a history, and of those that are computed from them, as text; versions count writes and are left out. */
async function stateOf(): Promise<Readonly<Record<string, readonly string[]>>> {
  const tracked = await sql<{ name: string }>`
    select n.nspname || '.' || c.relname as name from pg_trigger t join pg_class c on c.oid = t.tgrelid
      join pg_namespace n on n.oid = c.relnamespace where t.tgname = 'history_update' order by 1`.execute(server.db);
  const state: Record<string, readonly string[]> = {};
  for (const name of [...tracked.rows.map((row) => row.name), 'plan.task_date', 'plan.schedule_summary']) {
    const { rows } = await sql<{ row: string }>`
      select (json_populate_record(t, '{"version": 0}'))::text as row from ${sql.table(name)} t order by 1`.execute(
      server.db,
    );
    state[name] = rows.map(({ row }) => row);
  }
  return state;
}

const newProject = async (name = `Project ${randomUUID()}`): Promise<ProjectId> =>
  (await server.call(routes.createProject, { body: { name } })).id;
const newMilestone = (projectId: ProjectId) =>
  server.call(routes.addMilestone, { params: { projectId }, body: { name: 'Go-live', forecastOn: day('2026-09-01') } });

async function importPlan(file: Uint8Array) {
  const { id: importId } = await server.call(routes.startPlanImport, {});
  await server.call(routes.addPlanFile, { params: { importId }, query: { path: 'plan.xml' }, bytes: file });
  const draft = await server.call(routes.readPlanImport, { params: { importId } });
  return act(routes.commitPlanImport, { params: { importId }, version: draft.version });
}

async function importRegister(text: string) {
  const bytes = new TextEncoder().encode(text);
  const draft = await server.call(routes.startRegisterImport, { query: { name: 'register.tsv' }, bytes });
  return act(routes.commitRegisterImport, { params: { importId: draft.id }, version: draft.version });
}

const settings = async () => server.call(routes.readSettings, {});

/** For each command that can be undone: makes what it needs, and gives the command itself. */
const DEEDS: Readonly<Record<string, () => Promise<Deed>>> = {
  ...recordDeeds(() => server),
  addPerson: async () => () =>
    act(routes.addPerson, { body: { name: 'Ana Diaz', email: `${randomUUID()}@x.example` } }),
  importPeople: async () => async () => {
    const text = `Name,E-mail\nBo Li,${randomUUID()}@x.example\nCy Ng,\n`;
    return act(routes.importPeople, {
      query: { kind: 'person', name: 'people.csv' },
      bytes: new TextEncoder().encode(text),
    } as never);
  },
  addProgram: async () => () =>
    act(routes.addProgram, { body: { name: `Program ${randomUUID()}`, portfolioId: null } }),
  addPortfolio: async () => () => act(routes.addPortfolio, { body: { name: `Portfolio ${randomUUID()}` } }),
  assignCost: async () => {
    const projectId = await newProject('Billed');
    const values = { periodOn: '2026-05-31', amountMinor: 1200, state: 'actual' };
    const { id: recordId } = await server.call(routes.addCost, { body: { kind: 'unassigned-cost', values } });
    return () => act(routes.assignCost, { params: { recordId }, version: 1, body: { projectId } });
  },
  settleAlikeVendors: async () => {
    const add = (name: string) =>
      server.call(routes.addLandscapeRecord, { body: { kind: 'vendor', values: { name } } });
    const [{ id: recordId }, { id: otherId }] = [await add('Halden Software'), await add('Halden Softwares')];
    const body = { otherId, otherVersion: 1, answer: 'same' as const };
    return () => act(routes.settleAlikeVendors, { params: { recordId }, version: 1, body });
  },
  createProject: async () => () => act(routes.createProject, { body: { name: 'New', budgetMinor: 5000 } }),
  updateProject: async () => {
    const [projectId, { id }] = [
      await newProject('Old'),
      await server.call(routes.addPerson, { body: { name: 'Bo Li', email: null } }),
    ];
    const body = {
      name: { base: 'Old', value: 'New' },
      sponsorId: { base: null, value: id },
      goLiveOn: { base: null, value: '2027-03-04' },
    };
    return () => act(routes.updateProject, { params: { projectId }, version: 1, body });
  },
  removeProject: async () => {
    const projectId = await newProject();
    return () => act(routes.removeProject, { params: { projectId }, version: 1 });
  },
  reportStatus: async () => {
    const projectId = await newProject();
    return () => act(routes.reportStatus, { params: { projectId }, body: { colour: 'red', on: '2026-06-01' } });
  },
  addMilestone: async () => {
    const projectId = await newProject();
    return () => act(routes.addMilestone, { params: { projectId }, body: { name: 'Gate' } });
  },
  updateMilestone: async () => {
    const projectId = await newProject();
    const { id: milestoneId } = await newMilestone(projectId);
    const body = { forecastOn: { base: '2026-09-01', value: '2026-10-01' }, tier: { base: 2, value: 1 } };
    return () => act(routes.updateMilestone, { params: { projectId, milestoneId }, version: 1, body });
  },
  removeMilestone: async () => {
    const projectId = await newProject();
    const { id: milestoneId } = await newMilestone(projectId);
    return () => act(routes.removeMilestone, { params: { projectId, milestoneId }, version: 1 });
  },
  commitRegisterImport: async () => {
    const { key } = await server.call(routes.createProject, { body: { name: 'Known already' } });
    const rows = [
      'Key\tName\tSponsor\tProgram\tPortfolio\tBudget\tStatus',
      `${key}\tKnown by another name\tIngrid Aasen\tGrid ${key}\tNetworks ${key}\t1,200\tRed`,
      `R-${key}-1\tFirst of ${key}\tIngrid Aasen\tGrid ${key}\tNetworks ${key}\t\tGreen`,
      `R-${key}-2\tSecond of ${key}\t\t\t\t3,000\t`,
    ];
    return () => importRegister(rows.join('\n'));
  },
  commitPlanImport: async () => {
    const name = `Road ${randomUUID().slice(0, 8)}`;
    await newProject(name);
    await importPlan(roadPlan(name));
    // The second version keeps the task Dig, loses two and gains one.
    return () =>
      importPlan(
        roadPlan(name, [
          { uid: 1, name: 'Dig', days: 4 },
          { uid: 9, name: 'Line', after: [1] },
        ]),
      );
  },
  changeGeneralSettings: async () => {
    const { version, name } = await settings();
    return () => act(routes.changeGeneralSettings, { version, body: { name: { base: name, value: `${name} plc` } } });
  },
  changeStatusRules: async () => {
    const { version, statusRules } = await settings();
    const body = { slipAmberDays: { base: statusRules.slipAmberDays, value: statusRules.slipAmberDays + 5 } };
    return () => act(routes.changeStatusRules, { version, body });
  },
  changeSettingsSections: async () => {
    const { version, workingCalendar, sizeTiers } = await settings();
    const holiday = { on: day('2026-12-25'), name: 'Christmas', shifts: [] };
    const body = {
      workingCalendar: { base: workingCalendar, value: { ...workingCalendar, exceptions: [holiday] } },
      sizeTiers: { base: sizeTiers, value: { ...sizeTiers, S: { ...sizeTiers.S, budgetTo: 100_000 } } },
      authorityLimits: {
        base: [],
        value: [{ role: 'cio' as const, portfolioId: null, amountTo: 500_000, delayDaysTo: 20 }],
      },
    };
    return () => act(routes.changeSettingsSections, { version, body });
  },
  changeExchangeRates: async () => {
    const { version } = await settings();
    const change = { currency: 'EUR', from: '2026-01-01', base: null, value: { numerator: 86, scale: 2 } };
    return () => act(routes.changeExchangeRates, { version, body: { changes: [change] } });
  },
  addFiscalYear: async () => {
    const { version } = await settings();
    return () => act(routes.addFiscalYear, { version, body: { fiscalYear: 2026 } });
  },
  removeFiscalYear: async () => {
    const { version } = await settings();
    const added = await server.call(routes.addFiscalYear, { version, body: { fiscalYear: 2027 } });
    return () => act(routes.removeFiscalYear, { version: added.version, body: { fiscalYear: 2027 } });
  },
};

/** The other commands, and why there is nothing to take back. */
const WITHOUT_UNDO: Readonly<Record<string, string>> = {
  ...Object.fromEntries(previewsOfFiles().map((name) => [name, 'shows what a file would bring, and brings nothing'])),
  previewPeopleImport: 'shows what a file would bring, and brings nothing',
  makeFirstAccount: 'there is nobody yet who could',
  signIn: 'a session is ended by signing out',
  signInAs: 'a session is ended by signing out',
  signOut: 'signing in begins a new one',
  removeDemo: 'the history goes with the rows, so nothing is left to go back to',
  invite: 'access is taken away by an act of its own, which everybody who may can see',
  acceptInvitation: 'a password is changed, not taken back',
  makePasswordLink: 'a newer link ends the older one',
  changePassword: 'a password is changed, not taken back',
  setGrants: 'access is changed by an act of its own',
  deactivateAccount: 'is taken back by a reactivation',
  reactivateAccount: 'is taken back by a deactivation',
  erasePerson: 'an erasure is for good',
  setProjectAccess: 'access is changed by an act of its own',
  breakGlass: 'ends by itself after an hour, and stays on record',
  makeToken: 'a token is ended by revoking it',
  revokeToken: 'a token that was ended may be in strange hands, so it stays ended',
  revokeAnyToken: 'a token that was ended may be in strange hands, so it stays ended',
  addDelegation: 'a delegation is called back by an act of its own, and stays on record',
  endDelegation: 'access is given by an act of its own',
  endAnyDelegation: 'access is given by an act of its own',
  addUnit:
    'the tree is changed by dated acts alone, each checked as of every day; a wrong unit is closed from its first day',
  changeUnit: 'the tree is changed by dated acts alone, each checked as of every day',
  closeUnit: 'the tree is changed by dated acts alone, each checked as of every day',
  setHomeUnit: 'the tree is changed by dated acts alone, each checked as of every day',
  startRegisterImport: 'a draft is a working paper; nothing is brought in yet',
  reviseRegisterImport: 'a draft is a working paper',
  startPlanImport: 'a draft is a working paper',
  addPlanFile: 'a draft is a working paper',
  matchPlans: 'a draft is a working paper',
  movePeriods: 'a period is reopened with a reason, not by an undo',
  undoCommand: 'is taken back by its redo, tested below',
  redoCommand: 'is taken back by an undo, tested below',
};

function previewsOfFiles(): readonly string[] {
  const ids = new Set<string>(registers.map(({ files }) => files.preview.id));
  return (Object.entries(routes) as [string, Route][]).flatMap(([name, { id }]) => (ids.has(id) ? [name] : []));
}

/** All registers are written by one mechanism: each run tries one of the organisation and one of projects. */
const LATER: ReadonlySet<string> = new Set(
  Object.keys(recordDeeds(() => server)).filter((name) => !/Landscape|Raid/.test(name)),
);

const commandRoutes = (Object.entries(routes) as [string, Route][]).filter(([, { method }]) => method !== 'GET');

describe('undo', () => {
  it('knows of every command of the contract whether and how it is taken back', () => {
    const placed = [...Object.keys(DEEDS), ...Object.keys(WITHOUT_UNDO)];
    expect(commandRoutes.map(([name]) => name).filter((name) => !placed.includes(name))).toEqual([]);
  });

  it.each(Object.entries(DEEDS).filter(([name]) => !LATER.has(name)))(
    '%s: undone is as before, done again is as after, and once more',
    async (_, prepare) => {
      const deed = await prepare();
      const before = await stateOf();
      const { commandId } = await deed();
      const after = await stateOf();
      expect(after).not.toEqual(before);
      const shown = await preview(commandId);
      expect(shown).toMatchObject({ isPossible: true, problems: [] });
      expect(shown.moves.length).toBeGreaterThan(0);
      expect(await undo(commandId)).toMatchObject({ state: 'undone', effect: shown.effect });
      expect(await stateOf()).toEqual(before);
      expect(await redo(commandId)).toMatchObject({ state: 'done' });
      expect(await stateOf()).toEqual(after);
      await undo(commandId);
      expect(await stateOf()).toEqual(before);
      await redo(commandId);
      expect(await verifyChain(server.db)).toMatchObject({ brokenAt: null });
    },
  );

  it('of any run of changes, newest first, leaves what stood before', async () => {
    const projects = [await newProject('One'), await newProject('Two')];
    const step = fc.record({
      project: fc.nat({ max: 1 }),
      kind: fc.constantFrom('budget', 'milestone', 'status', 'program'),
      amount: fc.integer({ min: 0, max: 1e9 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 6 }), async (steps) => {
        const before = await stateOf();
        const done: string[] = [];
        for (const { project, kind, amount } of steps)
          done.push((await doStep(projects[project] ?? projects[0], kind, amount)).commandId);
        const after = await stateOf();
        for (const commandId of [...done].reverse()) await undo(commandId);
        expect(await stateOf()).toEqual(before);
        for (const commandId of done) await redo(commandId);
        expect(await stateOf()).toEqual(after);
      }),
      { numRuns: 4, seed: 20_261_124 },
    );
  });
});

async function doStep(projectId: ProjectId | undefined, kind: string, amount: number) {
  if (projectId === undefined) throw new Error('no project');
  const params = { projectId };
  switch (kind) {
    case 'milestone':
      return act(routes.addMilestone, { params, body: { name: `Gate ${amount}` } });
    case 'status':
      return act(routes.reportStatus, {
        params,
        body: { colour: amount % 2 === 0 ? 'red' : 'green', on: '2026-06-01' },
      });
    case 'program':
      return act(routes.addProgram, { body: { name: `Program ${randomUUID()}`, portfolioId: null } });
    default: {
      const { version, budgetMinor } = await server.call(routes.readProject, { params });
      return act(routes.updateProject, {
        params,
        version,
        body: { budgetMinor: { base: budgetMinor, value: amount } },
      });
    }
  }
}

/** The status and the problems of a refusal. */
async function refusalOf(call: Promise<unknown>) {
  const error = await call.then(
    () => null,
    (caught: unknown) => caught,
  );
  if (!(error instanceof RefusedError)) throw new Error(`not refused: ${String(error)}`);
  return { status: error.status, problems: error.problems };
}

describe('an undo is refused', () => {
  it('when the field moved meanwhile, with the field, the value that was left and the one that stands', async () => {
    const projectId = await newProject('Base');
    const params = { projectId };
    const body = { goLiveOn: { base: null, value: '2027-03-01' }, priority: { base: null, value: 4 } };
    const { commandId } = await act(routes.updateProject, { params, version: 1, body });
    const later = { goLiveOn: { base: '2027-03-01', value: '2027-03-04' } };
    await server.call(routes.updateProject, { params, version: 2, body: later });
    const { key } = await server.call(routes.readProject, { params });
    const before = await stateOf();
    const refusal = await refusalOf(undo(commandId));
    expect(refusal.status).toBe(409);
    expect(refusal.problems.map(({ code, text, subject }) => ({ code, text, field: subject?.field }))).toEqual([
      {
        code: 'audit.undo-field-moved',
        text: `The go-live of ${key} is '4 Mar 27' now; this change left it at '1 Mar 27'.`,
        field: 'go_live_on',
      },
    ]);
    expect(await preview(commandId)).toMatchObject({ isPossible: false, problems: refusal.problems });
    expect(await stateOf()).toEqual(before);
  });

  it('but not when only other fields moved: theirs stay', async () => {
    const params = { projectId: await newProject('Fields') };
    const body = { priority: { base: null, value: 4 } };
    const { commandId } = await act(routes.updateProject, { params, version: 1, body });
    await server.call(routes.updateProject, { params, version: 2, body: { tier: { base: null, value: 'L' } } });
    await undo(commandId);
    expect(await server.call(routes.readProject, { params })).toMatchObject({ priority: null, tier: 'L', version: 4 });
  });

  it('when others stand on what would go', async () => {
    const created = await act(routes.createProject, { body: { name: 'With a milestone' } });
    await newMilestone(created.id);
    const { problems } = await refusalOf(undo(created.commandId));
    expect(problems.map(({ text }) => text)).toEqual([
      `${created.key} cannot be taken away: 1 milestone that came later belong to it.`,
    ]);
  });

  it('of a person whom a later change made a sponsor', async () => {
    const added = await act(routes.addPerson, { body: { name: 'Olu Ade', email: null } });
    const params = { projectId: await newProject('Sponsored') };
    const sponsored = { sponsorId: { base: null, value: added.id } };
    await server.call(routes.updateProject, { params, version: 1, body: sponsored });
    expect((await refusalOf(undo(added.commandId))).problems.map(({ code }) => code)).toEqual(['audit.undo-stands-on']);
  });

  it('of a register when newer changes stand on its projects, listing them', async () => {
    const { key, id } = await server.call(routes.createProject, { body: { name: 'Was here' } });
    const text = `Key\tName\tTier\n${key}\tWas here\tL\nNEW-${key}\tCame along ${key}\tS`;
    const { commandId } = await importRegister(text);
    const { rows } = await sql<{ id: ProjectId }>`select id from portfolio.project where key = ${`NEW-${key}`}`.execute(
      server.db,
    );
    const made = rows[0]?.id;
    if (made === undefined) throw new Error('the register made no project');
    const tier = (base: 'L' | 'S') => ({ tier: { base, value: 'XL' as const } });
    await server.call(routes.updateProject, { params: { projectId: id }, version: 2, body: tier('L') });
    await server.call(routes.updateProject, { params: { projectId: made }, version: 1, body: tier('S') });
    const { problems } = await refusalOf(undo(commandId));
    expect(problems.map((each) => each.text).sort()).toEqual([
      `The size tier of NEW-${key} is 'XL' now; this change left it at 'S'.`,
      `The size tier of ${key} is 'XL' now; this change left it at 'L'.`,
    ]);
  });

  it('when what was removed has lost its key', async () => {
    const created = await act(routes.createProject, { body: { name: 'First', key: 'KEY-1' } });
    await undo(created.commandId);
    await server.call(routes.createProject, { body: { name: 'Second', key: 'KEY-1' } });
    expect((await refusalOf(redo(created.commandId))).problems).toMatchObject([{ code: 'audit.undo-place-taken' }]);
  });

  it('a second time, a redo of what stands, and both of what cannot be', async () => {
    const { commandId } = await act(routes.addPortfolio, { body: { name: 'Once only' } });
    expect((await refusalOf(redo(commandId))).problems).toMatchObject([{ code: 'audit.not-undone' }]);
    const results = await Promise.allSettled([undo(commandId), undo(commandId), undo(commandId)]);
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected', 'rejected']);
    expect((await refusalOf(undo(commandId))).problems).toMatchObject([{ code: 'audit.undone-already' }]);
    const draft = await act(routes.startPlanImport, {});
    expect((await refusalOf(undo(draft.commandId))).problems).toMatchObject([{ code: 'audit.no-way-back' }]);
  });

  it('of a command that is not there, and of somebody else’s, in the same words', async () => {
    const { commandId } = await act(routes.addPortfolio, { body: { name: 'Hers' } });
    await sql`update audit.command set account_id = ${randomUUID()} where id = ${commandId}`.execute(server.db);
    const [foreign, none] = [await refusalOf(undo(commandId)), await refusalOf(undo(randomUUID()))];
    expect(foreign).toEqual(none);
    expect(foreign.status).toBe(404);
    expect(await refusalOf(preview(commandId))).toEqual(none);
  });
});

describe('an undo', () => {
  it('that is sent again under its id has one effect and one answer', async () => {
    const { commandId } = await act(routes.addPortfolio, { body: { name: 'Again' } });
    const extras = { commandId: randomUUID() };
    const send = () => server.call(routes.undoCommand, { params: { commandId } }, extras);
    const [one, two] = [await send(), await send()];
    expect(two).toEqual(one);
  });

  it('gives versions that nobody has seen, and says what moved', async () => {
    const params = { projectId: await newProject('Versions') };
    const { commandId } = await act(routes.removeProject, { params, version: 1 });
    const undone = await undo(commandId);
    expect(undone.moved).toEqual([{ entity: 'project', id: params.projectId, version: 3 }]);
    expect(await server.call(routes.readProject, { params })).toMatchObject({ version: 3 });
  });
});

describe('what I did', () => {
  it('is told in words, newest first, page by page', async () => {
    const { id: projectId, key } = await server.call(routes.createProject, { body: { name: 'Told' } });
    const params = { projectId };
    const { id: sponsorId } = await server.call(routes.addPerson, { body: { name: 'Ines Ruiz', email: null } });
    await server.call(routes.updateProject, {
      params,
      version: 1,
      body: { goLiveOn: { base: null, value: '2027-03-04' }, budgetMinor: { base: null, value: 120_000_050 } },
    });
    const one = { base: '2027-03-04', value: '2027-03-01' };
    await server.call(routes.updateProject, { params, version: 2, body: { goLiveOn: one } });
    await server.call(routes.updateProject, {
      params,
      version: 3,
      body: { sponsorId: { base: null, value: sponsorId } },
    });
    const milestone = await newMilestone(projectId);
    await server.call(routes.removeMilestone, { params: { projectId, milestoneId: milestone.id }, version: 1 });
    const { commandId } = await act(routes.removeProject, { params, version: 4 });
    const first = await server.call(routes.listOwnCommands, { query: { limit: 4 } });
    const second = await server.call(routes.listOwnCommands, { query: { limit: 4, before: first.before ?? 0 } });
    expect([...first.commands, ...second.commands].map(({ effect }) => effect)).toEqual([
      `Took ${key} off the line of sight`,
      `Removed milestone 'Go-live' in ${key}`,
      `Added milestone 'Go-live' in ${key}`,
      `Changed sponsor of ${key} from empty to Ines Ruiz`,
      `Changed go-live of ${key} from 4 Mar 27 to 1 Mar 27`,
      `Changed go-live and budget of ${key}`,
      'Added Ines Ruiz',
      `Added ${key}`,
    ]);
    await undo(commandId);
    const again = await server.call(routes.listOwnCommands, { query: { limit: 1, projectId } });
    expect(again.commands).toMatchObject([{ id: commandId, state: 'undone', canUndo: false, canRedo: true }]);
  });

  it('counts what an import brought in', async () => {
    const { commandId } = await importRegister('Name\tSponsor\nPier A\tUna Berg\nPier B\tUna Berg');
    expect(await preview(commandId)).toMatchObject({ effect: 'Brought in 2 projects from a register', total: 3 });
    const plan = await importPlan(roadPlan('Quay wall'));
    expect(await preview(plan.commandId)).toMatchObject({ effect: 'Brought in 1 plan with 3 tasks', state: 'done' });
  });
});

/** Last, because signing in on the next day ends the sessions of this one. */
describe('an undo is refused', () => {
  it('after 24 hours, and not a minute sooner', async () => {
    const { commandId } = await act(routes.addPortfolio, { body: { name: 'A day' } });
    server.setNow('2026-06-02T09:00:01.000Z');
    const tomorrow = await server.signIn();
    const late = await refusalOf(tomorrow.call(routes.undoCommand, { params: { commandId } }));
    const shown = await tomorrow.call(routes.listOwnCommands, { query: { limit: 1 } });
    server.setNow('2026-06-02T08:59:00.000Z');
    const answer = await tomorrow.call(routes.undoCommand, { params: { commandId } });
    server.setNow('2026-06-01T09:00:00.000Z');
    expect(late).toMatchObject({ status: 409, problems: [{ code: 'audit.undo-too-late' }] });
    expect(shown.commands).toMatchObject([{ id: commandId, canUndo: false, canRedo: false }]);
    expect(answer.state).toBe('undone');
  });
});
