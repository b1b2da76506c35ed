import { isIP } from 'node:net';
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
  const host = setting('HOST');
  return [...listed('SIGHTLINE_HOSTS'), ...(host === undefined ? [] : [host])];
}

/** A proxy that is not named here is not believed about whom it speaks for. */
export function trustedProxies(): readonly string[] {
  const proxies = listed('SIGHTLINE_PROXIES');
  const strange = proxies.filter((each) => !isNetwork(each));
  if (strange.length === 0) return proxies;
  throw new UsageError(
    `SIGHTLINE_PROXIES holds '${strange.join("', '")}': give addresses or ranges, as in 10.0.0.0/8.`,
  );
}

function isNetwork(text: string): boolean {
  const [address = '', bits, ...more] = text.split('/');
  const family = isIP(address);
  const isRange = bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (family === 4 ? 32 : 128));
  return family !== 0 && isRange && more.length === 0;
}

function listed(name: string): readonly string[] {
  return (setting(name) ?? '')
    .split(',')
    .map((each) => each.trim())
    .filter((each) => each !== '');
}

function setting(name: string): string | undefined {
  const value = process.env[name];
  return value === undefined || value === '' ? undefined : value;
}
