import { answeredFile, type Route } from '@sightline/contract';
import type { Problem, Result } from '@sightline/kernel';
import type { FastifyReply } from 'fastify';
import type { z } from 'zod';
import { render } from '../problem-texts.ts';
import { statusOf } from './status.ts';

/** Sends a route's result; what its schema does not name is left out. */
export function answer(
  reply: FastifyReply,
  { response, fileType }: Pick<Route, 'response' | 'fileType'>,
  result: Result<unknown>,
): FastifyReply {
  if (!result.ok) return refuse(reply, result.problems);
  return fileType === null
    ? reply.send(response.parse(result.value))
    : sendFile(reply, fileType, answeredFile.parse(result.value));
}

/** Always something to keep, never something to show: a browser does not open it in the page's place. */
function sendFile(reply: FastifyReply, type: string, { name, bytes }: z.output<typeof answeredFile>): FastifyReply {
  return reply
    .header('content-type', type)
    .header('content-disposition', `attachment; filename="${name}"`)
    .send(Buffer.from(bytes));
}

export function refuse(reply: FastifyReply, problems: readonly Problem[]): FastifyReply {
  return reply.status(statusOf(problems)).send({ problems: render(problems) });
}
