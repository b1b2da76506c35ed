import type { Route } from '@sightline/contract';
import type { Problem, Result } from '@sightline/kernel';
import type { FastifyReply } from 'fastify';
import { render } from '../problem-texts.ts';
import { statusOf } from './status.ts';

/** Sends a route's result; what its schema does not name is left out. */
export function answer(reply: FastifyReply, route: Pick<Route, 'response'>, result: Result<unknown>): FastifyReply {
  return result.ok ? reply.send(route.response.parse(result.value)) : refuse(reply, result.problems);
}

export function refuse(reply: FastifyReply, problems: readonly Problem[]): FastifyReply {
  return reply.status(statusOf(problems)).send({ problems: render(problems) });
}
