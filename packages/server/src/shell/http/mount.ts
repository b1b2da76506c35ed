import { createHash, randomBytes } from 'node:crypto';
import type { Route, RouteName } from '@sightline/contract';
import { capability, routes } from '@sightline/contract';
import { assert, type CommandId, type LocalDate, mintId, type Problem, problem, type Result } from '@sightline/kernel';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type {
  CommandHandler,
  CommandTools,
  Db,
  HandlerOf,
  ReadContext,
  ReadHandler,
} from '../../modules/audit/index.ts';
import { hasHappened, runCommand } from '../../modules/audit/index.ts';
import { readOrganisation } from '../../modules/organisation/index.ts';
import { type Clock, todayIn } from '../clock.ts';
import { answer, refuse } from './answer.ts';
import { callerOf, clearSessionCookie, nobody, type Principal, setSessionCookie } from './caller.ts';
import { isCapability, judgeRequest } from './named-objects.ts';
import { parseCommandId, parseRequest } from './parse-request.ts';
import { UPLOAD_BYTES } from './server.ts';

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
  const callers = new WeakMap<FastifyRequest, Principal>();
  for (const [name, route] of Object.entries(routes) as [RouteName, Route][]) {
    refuseUndeclared(name, route);
    if (route.kind === 'stream') continue;
    const handler = (handlers as Readonly<Record<string, unknown>>)[name];
    assert(typeof handler === 'function', `route ${name} has no handler`);
    app.route({
      method: route.method,
      url: route.path,
      ...(route.kind === 'upload' ? { bodyLimit: UPLOAD_BYTES } : {}),
      /** Before the body is read, so that a stranger cannot make the server hold his megabytes. */
      onRequest: async (request, reply) => {
        const caller = await callerOf(request, options.db, { ...options, now: options.clock.now() });
        const denied = deniedPermission(route, caller, request);
        if (denied !== null) return refuse(reply, [denied]);
        callers.set(request, caller);
      },
      handler: (request, reply) => {
        const caller = callers.get(request) ?? nobody;
        return serve(route, handler as CommandHandler<Route>, { request, reply, caller }, options);
      },
    });
  }
}

/** A route without a permission must not be served: the server does not start. */
export function refuseUndeclared(name: string, route: Pick<Route, 'permission'>): void {
  const permissions: readonly unknown[] = ['public', 'first-run', 'session', ...capability.options];
  if (!permissions.includes(route.permission)) {
    throw new Error(`route ${name} declares no permission; add one in packages/contract`);
  }
}

type Exchange = { readonly request: FastifyRequest; readonly reply: FastifyReply; readonly caller: Principal };

async function serve(
  route: Route,
  handler: CommandHandler<Route>,
  exchange: Exchange,
  options: MountOptions,
): Promise<FastifyReply> {
  const { request, reply, caller } = exchange;
  const parsed = parseRequest(route, request);
  if (!parsed.ok) return refuse(reply, parsed.problems);
  const commandId = route.kind === 'read' ? null : parseCommandId(request);
  if (commandId?.ok === false) return refuse(reply, commandId.problems);
  const now = options.clock.now();
  const verdict = await judgeRequest(options.db, route, parsed.value, { principal: caller, now });
  if (verdict === 'missing' && !(await isRepeat(route, commandId, caller, options)))
    return refuse(reply, [problem('shell.not-found')]);
  if (typeof verdict === 'object') return refuse(reply, [verdict]);
  const context: ReadContext = { db: options.db, caller, now, today: await today(options.db, now) };
  if (commandId === null) return answer(reply, route, await (handler as ReadHandler<Route>)(context, parsed.value));
  const command = { context, id: commandId.value, input: parsed.value };
  return answer(reply, route, await handler(context, parsed.value, commandTools(route, reply, command, options)));
}

/** A command that removed what it names can still be asked again for its answer. */
async function isRepeat(
  route: Route,
  commandId: Result<CommandId> | null,
  caller: Principal,
  { db }: MountOptions,
): Promise<boolean> {
  if (commandId === null || !commandId.ok) return false;
  return hasHappened(db, { id: commandId.value, name: route.id, accountId: caller.accountId });
}

type Asked = {
  readonly context: ReadContext;
  readonly id: CommandId;
  readonly input: { readonly bytes: Uint8Array };
};

function commandTools(route: Route, reply: FastifyReply, asked: Asked, options: MountOptions): CommandTools {
  const mint = <Kind extends string>() => mintId<Kind>(options.clock.unixMs(), randomBytes(10));
  const command = {
    id: asked.id,
    name: route.id,
    accountId: asked.context.caller.accountId,
    input: withoutSecrets(asked.input),
  };
  return {
    run: (act) => runCommand({ ...asked.context, mint }, command, act),
    mintId: mint,
    startSession: (token) => setSessionCookie(reply, options.cookieName, token),
    endSession: () => clearSessionCookie(reply, options.cookieName),
  };
}

/** What tells a repeated command from another one; passwords stay out, a file's bytes are told by their hash. */
function withoutSecrets(input: { readonly bytes: Uint8Array }): unknown {
  const bytes = input.bytes.length === 0 ? null : createHash('sha256').update(input.bytes).digest('hex');
  const isSecret = (key: string) => ['password', 'newPassword', 'token', 'confirmedName'].includes(key);
  return JSON.parse(JSON.stringify({ ...input, bytes }, (key, value) => (isSecret(key) ? undefined : value)));
}

function deniedPermission(route: Route, caller: Principal, request: FastifyRequest): Problem | null {
  const { permission } = route;
  if (isCapability(permission)) return caller.accountId === null ? problem('identity.not-signed-in') : null;
  switch (permission) {
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
