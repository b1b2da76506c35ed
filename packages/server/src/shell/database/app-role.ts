import type pg from 'pg';
import { StartRefused } from '../start-refused.ts';

/** The role that requests run as: it owns nothing and cannot pass a policy (ADR 16). One for a cluster; each database grants it its own. */
export const APP_ROLE = 'sightline_app';

/** PostgreSQL's codes: the role, or its membership, was made by another program at the same moment. */
const MADE_MEANWHILE = new Set(['42710', '23505', 'XX000']);
const NOT_ALLOWED = '42501';

/** Makes the role where there is none, and lets the connection's user become it. Refuses with what an administrator has to run. */
export async function ensureAppRole(client: pg.Client): Promise<void> {
  for (let tries = 0; tries < 3; tries++) {
    const missing = await missingStatements(client);
    if (missing.length === 0) return;
    for (const statement of missing) await client.query(statement).catch(passOver);
  }
  const { rows } = await client.query<{ user: string }>('select current_user as user');
  throw new StartRefused('shell.app-role-missing', { user: rows[0]?.user ?? '', role: APP_ROLE });
}

/** What has still to be run; nothing when the user can become the role. */
async function missingStatements(client: pg.Client): Promise<readonly string[]> {
  const { rows } = await client.query('select 1 from pg_roles where rolname = $1', [APP_ROLE]);
  const create = rows.length > 0 ? [] : [`create role ${APP_ROLE} nologin nosuperuser nobypassrls noinherit`];
  if (create.length === 0 && (await canBecome(client))) return [];
  return [...create, `grant ${APP_ROLE} to current_user`];
}

async function canBecome(client: pg.Client): Promise<boolean> {
  await client.query('begin');
  const can = await client.query(`set local role ${APP_ROLE}`).then(
    () => true,
    () => false,
  );
  await client.query('rollback');
  return can;
}

function passOver(error: unknown): void {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code !== NOT_ALLOWED && !MADE_MEANWHILE.has(code)) throw error;
}

/**
 * The role may exist for other databases of the cluster too, so that whoever may become it there must not reach this one: only the owner
 * connects, and whom he or an administrator lets in by name.
 */
export async function closeToStrangers(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ name: string }>(`
    select quote_ident(datname) as name from pg_database
    where datname = current_database() and pg_has_role(datdba, 'usage') and has_database_privilege('public', oid, 'connect')`);
  for (const { name } of rows) await client.query(`revoke connect, temporary on database ${name} from public`);
}

/** The address at which a connection is the role from its first statement on, for a user who may become it. */
export function asAppRole(url: string): string {
  const address = new URL(url);
  const given = address.searchParams.get('options');
  address.searchParams.set('options', `${given === null ? '' : `${given} `}-c role=${APP_ROLE}`);
  return address.href;
}
