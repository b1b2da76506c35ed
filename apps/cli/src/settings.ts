import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { InstanceOptions } from '@sightline/server';
import { UsageError } from './help.ts';

const FIRST_PORT = 7400;

/** `dist/cli/main.js` lies two folders below the checkout. */
const checkout = fileURLToPath(new URL('../../', import.meta.url));

export function homeFolder(): string {
  return resolve(setting('SIGHTLINE_HOME') ?? resolve(checkout, '.sightline'));
}

export function databaseUrl(): string | null {
  return setting('DATABASE_URL') ?? null;
}

/** A port that a person named is taken or refused; without one the next free port does. */
export function listenOptions(portArgument: string | undefined): InstanceOptions['listen'] {
  const named = portArgument ?? setting('PORT');
  const port = named === undefined ? FIRST_PORT : Number(named);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new UsageError(`'${named}' is not a port: give a number from 1 to 65535.`);
  }
  return { host: setting('HOST') ?? '127.0.0.1', port, isNextAllowed: named === undefined };
}

export function hostNames(): readonly string[] {
  const names = (setting('SIGHTLINE_HOSTS') ?? '').split(',').map((name) => name.trim());
  const host = setting('HOST');
  return [...names, ...(host === undefined ? [] : [host])].filter((name) => name !== '');
}

function setting(name: string): string | undefined {
  const value = process.env[name];
  return value === undefined || value === '' ? undefined : value;
}
