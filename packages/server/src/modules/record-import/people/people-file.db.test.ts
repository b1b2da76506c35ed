import { randomUUID } from 'node:crypto';
import { RefusedError, routes } from '@sightline/contract';
import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import type { TestServer } from '../../../testing/index.ts';
import { signedInAccount } from '../../../testing/signed-in-account.ts';
import { testServer } from '../../../testing/test-server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await testServer();
});

const file = (text: string, more: Readonly<Record<string, string>> = {}) => ({
  query: { kind: 'person', name: 'people.csv', ...more } as never,
  bytes: new TextEncoder().encode(text),
});
const preview = (text: string) => server.call(routes.previewPeopleImport, file(text));
const bring = (text: string, more = {}) => server.call(routes.importPeople, file(text, more));
const people = async () => (await server.call(routes.readDirectory, {})).people.map(({ name }) => name);

async function problemsOf(call: Promise<unknown>) {
  const error = await call.then(
    () => null,
    (caught: unknown) => caught,
  );
  if (!(error instanceof RefusedError)) throw new Error(`not refused: ${String(error)}`);
  return error.problems.map(({ text }) => text);
}

describe('a people file', () => {
  it('adds people, by one column or two, and then finds nothing to do', async () => {
    const text = 'First name,Surname,E-mail\nPriya,Raman,Priya.Raman@x.example\nTom,Berg,\nTom,Berg,\n';
    expect(await preview(text)).toMatchObject({
      columns: { firstName: 0, lastName: 1, email: 2 },
      outcome: { added: 2, changed: 0, same: 1, faulty: 0 },
      problems: [],
    });
    expect(await bring(text)).toMatchObject({ added: 2, changed: 0, skipped: [] });
    expect(await people()).toEqual(expect.arrayContaining(['Priya Raman', 'Tom Berg']));
    expect(await bring('Name,Mail\n"Raman, Priya",PRIYA.RAMAN@x.example\ntom BERG,\n')).toMatchObject({
      added: 0,
      changed: 1,
    });
    // Another spelling of a name is one that people wrote: it is taken over.
    expect(await people()).toContain('tom BERG');
  });

  it('knows a person by the address, and gives one to a person who has none', async () => {
    const shown = await preview(
      'Name,Mail\nPriya Shah,priya.raman@x.example\nTom Berg,tom@x.example\nTom Berg,other@x.example\n',
    );
    expect(shown.outcome).toMatchObject({ added: 1, changed: 2 });
    expect(shown.changes.map(({ field, was, becomes }) => [field, was, becomes])).toEqual([
      ['name', 'Priya Raman', 'Priya Shah'],
      ['name', 'tom BERG', 'Tom Berg'],
      ['email', null, 'tom@x.example'],
    ]);
    const commandId = randomUUID();
    const text = 'Name,Mail\nPriya Shah,priya.raman@x.example\nTom Berg,tom@x.example\n';
    await server.call(routes.importPeople, file(text), { commandId });
    expect(await people()).toContain('Priya Shah');
    await server.call(routes.undoCommand, { params: { commandId } });
    expect(await people()).toContain('Priya Raman');
  });

  it('is refused with all that is wrong with it, and nothing of it is kept', async () => {
    const before = await people();
    const text = [
      'Name,E-mail',
      'Ada Okoro,ada@x.example',
      'Bea Lund,bea.x.example',
      ',nobody@x.example',
      'TBC,tbc@x.example',
      'Someone Else,ADA@x.example',
      'Cy Ng,cy@@x.example',
      `${'x'.repeat(121)},long@x.example`,
    ].join('\n');
    expect(await problemsOf(bring(text))).toEqual([
      '6 rows hold faults, so nothing was brought in.',
      "'bea.x.example' in B3 is no e-mail address.",
      'Name is missing in A4.',
      "'TBC' in A5 is the name of nobody.",
      'B6 speaks again of ada@x.example, which row 2 brings already with other values.',
      "'cy@@x.example' in B7 is no e-mail address.",
      'The text in A8 has 121 characters; at most 120 are kept.',
    ]);
    expect(await people()).toEqual(before);
    expect(await bring(text, { faulty: 'skip' })).toMatchObject({ added: 1, skipped: [3, 4, 5, 6, 7, 8] });
  });

  it('says when a name alone may mean several people, and which columns are missing', async () => {
    await bring('Name,E-mail\nLi Wei,li1@x.example\nLi Wei,li2@x.example\n');
    expect((await preview('Name\nLi Wei\n')).faults[0]?.problem.text).toBe(
      "Several people are called 'Li Wei', and A2 does not say which of them is meant.",
    );
    expect((await preview('Team,Desk\nA,1\n')).problems.map(({ text }) => text)).toEqual([
      'No column holds Name, which every person needs.',
    ]);
    expect(
      await problemsOf(server.call(routes.previewPeopleImport, file('Name\nx y\n', { columns: 'key:0' }))),
    ).toEqual(["'key' is no field of a person."]);
  });

  it('is for the office and administrators', async () => {
    const finance = await signedInAccount(server, 'Finance', [{ role: 'finance', scope: { kind: 'all' } }]);
    await expect(finance.client.call(routes.importPeople, file('Name\nNo One\n'))).rejects.toMatchObject({
      status: 403,
    });
  });
});

describe('a people file of 50,000 rows', () => {
  const ROWS = 50_000;
  const rowOf = (at: number) => {
    if (at % 10 === 3) return `Person ${at},person${at}.x.example`;
    if (at % 10 === 7) return `Another ${at},person${at - 1}@x.example`;
    return `Person ${at},person${at}@x.example`;
  };
  const big = (row: (at: number) => string) =>
    ['Name,E-mail', ...Array.from({ length: ROWS }, (_, at) => row(at))].join('\n');

  it('with duplicates and bad addresses is refused as a whole, each fault counted', async () => {
    const text = big(rowOf);
    const before = (await people()).length;
    const shown = await preview(text);
    expect(shown.outcome).toMatchObject({ added: ROWS * 0.8, faulty: ROWS * 0.2 });
    expect((await problemsOf(bring(text)))[0]).toBe('10000 rows hold faults, so nothing was brought in.');
    expect(await people()).toHaveLength(before);
  }, 120_000);

  it('is brought in once it is clean, and others are answered meanwhile', async () => {
    const text = big((at) => `Person ${at},person${at}@x.example`);
    let longest = 0;
    let isOver = false;
    const others = (async () => {
      while (!isOver) {
        const begun = performance.now();
        await server.call(routes.readSession, {});
        longest = Math.max(longest, performance.now() - begun);
      }
    })();
    const brought = await bring(text).finally(() => {
      isOver = true;
    });
    await others;
    expect(brought).toMatchObject({ added: ROWS, changed: 0, skipped: [] });
    expect(longest).toBeLessThan(20_000);
    const { rows } = await sql<{ count: number }>`select count(*) as count from organisation.person`.execute(server.db);
    expect(Number(rows[0]?.count)).toBeGreaterThan(ROWS);
    expect(await bring(text)).toMatchObject({ added: 0, changed: 0 });
  }, 240_000);
});
