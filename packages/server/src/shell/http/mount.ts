import { randomBytes } from 'node:crypto';
import type { Route, RouteName } from '@sightline/contract';
import { routes } from '@sightline/contract';
import { assert, type LocalDate, mintId, type Problem, problem, type Result, refused } from '@sightline/kernel';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Caller, CommandHandler, CommandTools, Db, HandlerOf, ReadContext, ReadHandler } from '../../modules/audit/index.ts';
import { runCommand } from '../../modules/audit/index.ts';
import { readOrganisation } from '../../modules/organisation/index.ts';
import { type Clock, todayIn } from '../clock.ts';
import { render } from '../problem-texts.ts';
import { callerOf, clearSessionCookie, setSessionCookie } from './caller.ts';
import { missingObjects } from './named-objects.ts';
import { parseCommandId, parseRequest } from './parse-request.ts';
import { statusOf } from './status.ts';

type Streams = { [N in RouteName as (typeof routes)[N]['kind'] extends 'stream' ? N : never]: (typeof routes)[N] };

/** One function for each route of the contract; a missing one does not compile. */
export type Handlers = { readonly [N in Exclude<RouteName, keyof Streams>]: HandlerOf<(typeof routes)[N]> };

export type MountOptions = {
  readonly db: Db;
  readonly clock: Clock;
  readonly cookieName: string;
  readonly instanceToken: string;
};

/** Puts every route of the contract on the server. Throws when one declares no permission or has no handler. */
export function mountRoutes(app: FastifyInstance, handlers: Handlers, options: MountOptions): void {
  for (const [name, route] of Object.entries(routes) as [RouteName, Route][]) {
    refuseUndeclared(name, route);
    if (route.kind === 'stream') continue;
    const handler = (handlers as Readonly<Record<string, unknown>>)[name];
    assert(typeof handler === 'function', `route ${name} has no handler`);
    app.route({
      method: route.method,
      url: route.path,
      handler: (request, reply) => serve(route, handler as CommandHandler<Route>, { request, reply }, options),
    });
  }
}

/** A route without a permission must not be served: the server does not start. */
export function refuseUndeclared(name: string, route: Pick<Route, 'permission' | 'ids'>): void {
  const permissions: readonly unknown[] = ['public', 'first-run', 'session'];
  if (!permissions.includes(route.permission)) throw new Error(`route ${name} declares no permission; add one in packages/contract`);
}

type Exchange = { readonly request: FastifyRequest; readonly reply: FastifyReply };

async function serve(route: Route, handler: CommandHandler<Route>, exchange: Exchange, options: MountOptions): Promise<unknown> {
  const { request, reply } = exchange;
  const now = options.clock.now();
  const caller = await callerOf(request, options.db, { ...options, now });
  const denied = deniedPermission(route, caller, request);
  if (denied !== null) return answer(reply, refused([denied]));
  const parsed = parseRequest(route, request);
  if (!parsed.ok) return answer(reply, parsed);
  const missing = await missingObjects(options.db, route, parsed.value);
  if (missing.length > 0) return answer(reply, refused(missing));
  const context: ReadContext = { db: options.db, caller, now, today: await today(options.db, now) };
  if (route.kind === 'read') return answer(reply, await (handler as ReadHandler<Route>)(context, parsed.value), route);
  const commandId = parseCommandId(request);
  if (!commandId.ok) return answer(reply, commandId);
  const tools = commandTools(route, { ...exchange, context, commandId: commandId.value, input: parsed.value }, options);
  return answer(reply, await handler(context, parsed.value, tools), route);
}

function commandTools(
  route: Route,
  exchange: Exchange & { readonly context: ReadContext; readonly commandId: Parameters<typeof runCommand>[1]['id']; readonly input: { readonly bytes: Uint8Array } },
  options: MountOptions,
): CommandTools {
  const mint = <Kind extends string>() => mintId<Kind>(options.clock.unixMs(), randomBytes(10));
  const command = {
    id: exchange.commandId,
    name: route.id,
    accountId: exchange.context.caller.accountId,
    input: withoutSecrets(exchange.input),
  };
  return {
    run: (act) => runCommand({ ...exchange.context, mint }, command, act),
    mintId: mint,
    startSession: (token) => setSessionCookie(exchange.reply, options.cookieName, token),
    endSession: () => clearSessionCookie(exchange.reply, options.cookieName),
  };
}

/** What tells a repeated command from another one; passwords stay out, file bytes are told by their length and name. */
function withoutSecrets(input: { readonly bytes: Uint8Array }): unknown {
  return JSON.parse(JSON.stringify({ ...input, bytes: input.bytes.length }, (key, value) => (key === 'password' ? undefined : value)));
}

function deniedPermission(route: Route, caller: Caller, request: FastifyRequest): Problem | null {
  switch (route.permission) {
    case 'public':
      return null;
    case 'first-run':
      return caller.isInstance || isLoopback(request.ip) ? null : problem('identity.first-account-needs-machine');
    case 'session':
      return caller.accountId === null ? problem('identity.not-signed-in') : null;
  }
}

function isLoopback(address: string): boolean {
  return address === '::1' || /^(::ffff:)?127\./.test(address);
}

async function today(db: Db, now: Parameters<typeof todayIn>[1]): Promise<LocalDate> {
  return todayIn((await readOrganisation(db))?.zone ?? 'UTC', now);
}

function answer(reply: FastifyReply, result: Result<unknown>, route?: Route): FastifyReply {
  if (result.ok) return reply.send(route === undefined ? result.value : route.response.parse(result.value));
  return reply.status(statusOf(result.problems)).send({ problems: render(result.problems) });
}

export function refuse(reply: FastifyReply, problems: readonly Problem[]): FastifyReply {
  return answer(reply, refused(problems));
}

