import { sql } from 'kysely';
import type { Db } from '../modules/audit/index.ts';
import { type AuditEvent, CHAIN_START, chainHash } from '../modules/audit/index.ts';
import { insertPersonas } from '../shell/demo/personas.ts';

/**
 * Makes a demo of all that is there: every command so far is named as one of a load, in a chain that holds, and every account is a
 * persona without a password. The day, size and figures are invented.
 */
export async function turnIntoDemo(db: Db): Promise<void> {
  await sql`update audit.command set name = 'demo.load', inverse = null`.execute(db);
  await renameEvents(db);
  await sql`update identity.account set password_hash = null`.execute(db);
  const accounts = await sql<{ id: never }>`select id from identity.account order by id`.execute(db);
  const personas = accounts.rows.map(({ id }) => ({ accountId: id, role: 'Somebody', sees: 'What there is' }));
  await sql`delete from demo.persona`.execute(db);
  await insertPersonas(db, personas);
  await sql`
    insert into demo.loaded (id, at, anchor_on, size, variant, hash, projects, tasks)
    values (gen_random_uuid(), '2026-06-01T09:00:00Z', '2026-06-01', 'S', 0, 'none', 5, 15)`.execute(db);
}

async function renameEvents(db: Db): Promise<void> {
  const { rows } = await sql<AuditEvent>`
    select seq, command_id as "commandId", account_id as "accountId", at, payload from audit.event order by seq`.execute(
    db,
  );
  await sql`alter table audit.event disable trigger event_is_append_only`.execute(db);
  let previous = CHAIN_START;
  for (const row of rows) {
    const event = { ...row, name: 'demo.load' };
    const hash = chainHash(previous, event);
    await sql`update audit.event set name = 'demo.load', previous_hash = ${previous}, hash = ${hash} where seq = ${row.seq}`.execute(
      db,
    );
    previous = hash;
  }
  await sql`alter table audit.event enable trigger event_is_append_only`.execute(db);
}
