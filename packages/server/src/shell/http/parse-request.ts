import type { ParsedOf, Route } from '@sightline/contract';
import { type CommandId, ok, type Problem, parseId, problem, type Result, refused } from '@sightline/kernel';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';

/** Parses every part of a request by the route's schemas; all problems of all parts at once. */
export function parseRequest<R extends Route>(route: R, request: FastifyRequest): Result<ParsedOf<R>> {
  const problems: Problem[] = [];
  const params = parsePart('params', route.params, request.params, problems);
  const query = parsePart('query', route.query, request.query, problems);
  const body = route.kind === 'upload' ? undefined : parseBody(route, request, problems);
  const version = route.isVersioned ? parseVersion(request, problems) : 0;
  if (problems.length > 0) return refused(problems);
  const bytes = Buffer.isBuffer(request.body) ? request.body : new Uint8Array();
  return ok({ params, query, body, bytes, version } as ParsedOf<R>);
}

export function parseCommandId(request: FastifyRequest): Result<CommandId> {
  const id = parseId<'command'>(String(request.headers['command-id'] ?? ''));
  return id === null ? refused([problem('shell.command-id-missing')]) : ok(id);
}

/** What a route without parameters, query or body takes of them. */
const NOTHING = z.strictObject({});
/** A body of a megabyte can hold 100,000 wrong fields; nobody reads so many problems. */
const MOST_PROBLEMS = 100;
const UNSTORABLE = /\0|\p{Surrogate}/u;

function parseBody(route: Route, request: FastifyRequest, problems: Problem[]): unknown {
  if (!Buffer.isBuffer(request.body)) return parsePart('body', route.body, request.body ?? {}, problems);
  problems.push(problem('shell.body-not-json'));
  return undefined;
}

function parsePart(part: string, schema: z.ZodType | null, given: unknown, problems: Problem[]): unknown {
  const parsed = (schema ?? NOTHING).safeParse(given);
  if (parsed.success && isUnstorable(parsed.data)) problems.push(problem('shell.text-not-storable'));
  if (parsed.success) return schema === null ? undefined : parsed.data;
  const found = parsed.error.issues.flatMap((issue) => faultsOf(part, issue));
  problems.push(...found.slice(0, MOST_PROBLEMS));
  return undefined;
}

/** A NUL or half of a surrogate pair in any text: no database keeps it. */
function isUnstorable(value: unknown): boolean {
  if (typeof value === 'string') return UNSTORABLE.test(value);
  return typeof value === 'object' && value !== null && Object.values(value).some(isUnstorable);
}

function faultsOf(part: string, issue: z.core.$ZodIssue): readonly Problem[] {
  if (issue.code !== 'unrecognized_keys') return [fault(part, issue.path, claimOf(issue.message))];
  const keys = issue.keys.slice(0, MOST_PROBLEMS);
  return keys.map((key) => fault(part, [...issue.path, key.slice(0, 100)], 'is not known here'));
}

function fault(part: string, path: readonly PropertyKey[], claim: string): Problem {
  const field = path.join('.') || part;
  return problem('shell.field-not-valid', { field, claim }, { subject: { entity: 'request', id: part, field } });
}

/** zod says "Invalid input: expected string, received number"; ours say "must …". Both read on after the field's name. */
function claimOf(message: string): string {
  return message.startsWith('must') ? message : `is not valid (${message.charAt(0).toLowerCase()}${message.slice(1)})`;
}

function parseVersion(request: FastifyRequest, problems: Problem[]): number {
  const version = Number(/^"(\d{1,9})"$/.exec(String(request.headers['if-match'] ?? ''))?.[1] ?? Number.NaN);
  if (Number.isNaN(version)) problems.push(problem('shell.version-missing'));
  return version;
}
