import { createHash, randomBytes } from 'node:crypto';
import type { Route, RouteName } from '@sightline/contract';
import { capability, routes } from '@sightline/contract';
import {
  assert,
  type CommandId,
  type Instant,
  mintId,
  ok,
  type Problem,
  problem,
  type Result,
  refused,
} from '@sightline/kernel';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type pg from 'pg';
import type {
  CommandHandler,
  CommandTools,
  Db,
  HandlerOf,
  ReadContext,
  ReadHandler,
} from '../../modules/audit/index.ts';
import { hasHappened, runCommand } from '../../modules/audit/index.ts';
import type { Clock } from '../clock.ts';
import { requestDb } from '../request-db.ts';
import { answer, refuse } from './answer.ts';
import { isLoopback } from './at-machine.ts';
import { callerOf, clearSessionCookie, nobody, type Principal, setSessionCookie } from './caller.ts';
import { momentOf } from './moment.ts';
import { isCapability, judgeRequest, rightsNeeded } from './named-objects.ts';
import { parseCommandId, parseRequest } from './parse-request.ts';
import { UPLOAD_BYTES } from './server.ts';

type Streams = { [N in RouteName as (typeof routes)[N]['kind'] extends 'stream' ? N : never]: (typeof routes)[N] };

/** One function for each route of the contract; a missing one does not compile. */
export type Handlers = { readonly [N in Exclude<RouteName, keyof Streams>]: HandlerOf<(typeof routes)[N]> };

export type MountOptions = {
  readonly pool: pg.Pool;
  /** Without a principal: who asks is read with it, and nothing of a project can be. */
  readonly db: Db;
  readonly clock: Clock;
  readonly cookieName: string;
  readonly instanceToken: string;
  readonly isFirstWallDown: boolean;
  /** The server listens for this machine alone. */
  readonly isOnLoopback: boolean;
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
  const permissions: readonly unknown[] = ['public', 'first-run', 'persona', 'session', ...capability.options];
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
  const { request, reply } = exchange;
  const caller = options.isFirstWallDown ? { ...exchange.caller, isInstance: true } : exchange.caller;
  const parsed = parseRequest(route, request);
  if (!parsed.ok) return refuse(reply, parsed.problems);
  const commandId = route.kind === 'read' ? null : parseCommandId(request);
  if (commandId?.ok === false) return refuse(reply, commandId.problems);
  const now = options.clock.now();
  const asked = { route, input: parsed.value, caller, now };
  if (commandId === null) return answer(reply, route, await serveRead(handler as ReadHandler<Route>, asked, options));
  const db = requestDb(
    options.pool,
    { accountId: caller.accountId, now },
    route.isPreview ? 'read only' : 'read write',
  );
  const judgement = await db.connection().execute(async (tx) => {
    const context = await judged(tx, asked, commandId.value);
    return context.ok ? ok({ context: context.value, authority: await authorityOf(tx, asked) }) : context;
  });
  if (!judgement.ok) return refuse(reply, judgement.problems);
  const { context, authority } = judgement.value;
  const command = { context: { ...context, db }, id: commandId.value, input: parsed.value, authority };
  return answer(
    reply,
    route,
    await handler(command.context, parsed.value, commandTools(route, reply, command, options)),
  );
}

type Asked = {
  readonly route: Route;
  readonly input: Parameters<CommandHandler<Route>>[1];
  readonly caller: Principal;
  readonly now: Instant;
};

/** A read is one transaction, which sees one moment's rights and writes nothing. */
async function serveRead(handler: ReadHandler<Route>, asked: Asked, { pool }: MountOptions): Promise<Result<unknown>> {
  const db = requestDb(pool, { accountId: asked.caller.accountId, now: asked.now }, 'read only');
  return db.connection().execute(async (tx) => {
    const context = await judged(tx, asked, null);
    return context.ok ? handler(context.value, asked.input) : context;
  });
}

/** The handler's context, once every object that the request names was judged. */
async function judged(
  db: Db,
  { route, input, caller, now }: Asked,
  commandId: CommandId | null,
): Promise<Result<ReadContext>> {
  const moment = await momentOf(db, input, { now, zone: caller.zone });
  if (!moment.ok) return moment;
  const { asOf } = moment.value;
  const verdict = await judgeRequest(db, route, input, { principal: caller, now, asOf });
  if (verdict === 'missing' && !(await isRepeat(db, { route, caller }, commandId)))
    return refused([problem('shell.not-found')]);
  if (typeof verdict === 'object') return refused([verdict]);
  return ok({ db, caller, now, ...moment.value });
}

/** What an event keeps of rights that are not the caller's own, and of the token that stood for him. */
async function authorityOf(db: Db, { route, input, caller, now }: Asked): Promise<Readonly<Record<string, unknown>>> {
  const forOthers = await rightsNeeded(db, route, input, { principal: caller, now, asOf: null });
  const { token } = caller;
  return {
    ...(forOthers.length === 0 ? {} : { onBehalfOf: forOthers }),
    ...(token === null ? {} : { byToken: token.id }),
  };
}

/** A command that removed what it names can still be asked again for its answer. */
async function isRepeat(
  db: Db,
  { route, caller }: Pick<Asked, 'route' | 'caller'>,
  commandId: CommandId | null,
): Promise<boolean> {
  if (commandId === null) return false;
  return hasHappened(db, { id: commandId, name: route.id, accountId: caller.accountId });
}

type Commanded = {
  readonly context: ReadContext;
  readonly id: CommandId;
  readonly input: { readonly bytes: Uint8Array };
  readonly authority: Readonly<Record<string, unknown>>;
};

function commandTools(route: Route, reply: FastifyReply, asked: Commanded, options: MountOptions): CommandTools {
  const mint = <Kind extends string>() => mintId<Kind>(options.clock.unixMs(), randomBytes(10));
  const command = {
    id: asked.id,
    name: route.id,
    accountId: asked.context.caller.accountId,
    input: withoutSecrets(asked.input),
    authority: asked.authority,
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
  const { token } = caller;
  if (token !== null && route.needsSession) return problem('identity.needs-session', { command: route.id });
  const isChange = (route.kind === 'command' || route.kind === 'upload') && !route.isPreview;
  if (token?.isReadOnly === true && isChange) return problem('identity.token-reads-only', { command: route.id });
  if (isCapability(permission)) return caller.accountId === null ? problem('identity.not-signed-in') : null;
  switch (permission) {
    case 'public':
      return null;
    case 'first-run':
      return caller.isInstance || isLoopback(request.ip) ? null : problem('identity.first-account-needs-machine');
    case 'persona':
      return caller.isAtMachine === true ? null : problem('shell.not-found');
    case 'session':
      return caller.accountId === null ? problem('identity.not-signed-in') : null;
  }
}
