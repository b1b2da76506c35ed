import type { ParsedOf, Route } from '@sightline/contract';
import { type CommandId, ok, type Problem, parseId, problem, type Result, refused } from '@sightline/kernel';
import type { FastifyRequest } from 'fastify';
import type { z } from 'zod';

/** Parses every part of a request by the route's schemas; all problems of all parts at once. */
export function parseRequest<R extends Route>(route: R, request: FastifyRequest): Result<ParsedOf<R>> {
  const problems: Problem[] = [];
  const params = parsePart('params', route.params, request.params, problems);
  const query = parsePart('query', route.query, request.query, problems);
  const body = route.kind === 'upload' ? undefined : parsePart('body', route.body, request.body ?? {}, problems);
  const version = route.isVersioned ? parseVersion(request, problems) : 0;
  if (problems.length > 0) return refused(problems);
  const bytes = Buffer.isBuffer(request.body) ? request.body : new Uint8Array();
  return ok({ params, query, body, bytes, version } as ParsedOf<R>);
}

export function parseCommandId(request: FastifyRequest): Result<CommandId> {
  const id = parseId<'command'>(String(request.headers['command-id'] ?? ''));
  return id === null ? refused([problem('shell.command-id-missing')]) : ok(id);
}

function parsePart(part: string, schema: z.ZodType | null, given: unknown, problems: Problem[]): unknown {
  if (schema === null) return undefined;
  const parsed = schema.safeParse(given);
  if (parsed.success) return parsed.data;
  for (const issue of parsed.error.issues) {
    const field = issue.path.join('.') || part;
    problems.push(
      problem(
        'shell.field-not-valid',
        { field, claim: claimOf(issue.message) },
        { subject: { entity: 'request', id: part, field } },
      ),
    );
  }
  return undefined;
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
