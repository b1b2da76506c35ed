import type { z } from 'zod';
import type { RequestOf, ResponseOf, Route } from './route.ts';
import { type answeredFile, refusal, type WireProblem } from './values.ts';

/** The server said no: all problems, rendered, with the HTTP status. */
export class RefusedError extends Error {
  readonly status: number;
  readonly problems: readonly WireProblem[];
  constructor(status: number, problems: readonly WireProblem[]) {
    super(problems.map((each) => each.text).join(' '));
    this.status = status;
    this.problems = problems;
  }
}

export type ClientOptions = {
  readonly baseUrl: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Makes the client's command ids. */
  readonly mintCommandId: () => string;
  readonly signal?: AbortSignal;
};

export type CallExtras = { readonly commandId?: string; readonly signal?: AbortSignal };

/**
 * Calls one route of the contract over fetch.
 * @throws RefusedError when the server answers with problems; TypeError when it cannot be reached
 */
export async function callRoute<R extends Route>(
  options: ClientOptions,
  route: R,
  request: RequestOf<R>,
  extras: CallExtras = {},
): Promise<ResponseOf<R>> {
  const response = await fetch(options.baseUrl + pathOf(route, request.params) + queryOf(request.query), {
    method: route.method,
    headers: headersOf(options, route, request, extras),
    body: bodyOf(route, request),
    credentials: 'same-origin',
    signal: extras.signal ?? options.signal ?? null,
  });
  if (response.ok && route.fileType !== null)
    return route.response.parse(await fileIn(response)) as z.output<R['response']>;
  const answer: unknown = await response.json();
  if (response.ok) return route.response.parse(answer) as z.output<R['response']>;
  throw new RefusedError(response.status, refusal.parse(answer).problems);
}

async function fileIn(response: Response): Promise<z.input<typeof answeredFile>> {
  const [, name = ''] = /filename="([^"]*)"/.exec(response.headers.get('content-disposition') ?? '') ?? [];
  return { name, bytes: new Uint8Array(await response.arrayBuffer()) };
}

/** Where a route is read, for a link that keeps its answer as a file. */
export function addressOf<R extends Route>(route: R, request: Pick<RequestOf<R>, 'params' | 'query'>): string {
  return pathOf(route, request.params) + queryOf(request.query);
}

type AnyRequest = {
  readonly params?: unknown;
  readonly query?: unknown;
  readonly body?: unknown;
  readonly bytes?: Uint8Array;
  readonly version?: number | undefined;
};

function pathOf(route: Route, params: unknown): string {
  const values = (params ?? {}) as Record<string, unknown>;
  return route.path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(values[name])));
}

function queryOf(query: unknown): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries((query ?? {}) as Record<string, unknown>)) {
    if (value === undefined || value === null) continue;
    for (const each of Array.isArray(value) ? value : [value]) search.append(name, String(each));
  }
  const text = search.toString();
  return text === '' ? '' : `?${text}`;
}

function headersOf(
  options: ClientOptions,
  route: Route,
  request: AnyRequest,
  extras: CallExtras,
): Record<string, string> {
  const headers: Record<string, string> = { ...options.headers };
  if (route.kind === 'command' || route.kind === 'upload')
    headers['command-id'] = extras.commandId ?? options.mintCommandId();
  if (request.version !== undefined) headers['if-match'] = `"${request.version}"`;
  if (route.kind === 'upload') headers['content-type'] = 'application/octet-stream';
  else if (request.body !== undefined) headers['content-type'] = 'application/json';
  return headers;
}

function bodyOf(route: Route, request: AnyRequest): BodyInit | null {
  if (route.kind === 'upload') return new Blob([(request.bytes ?? new Uint8Array()) as Uint8Array<ArrayBuffer>]);
  return request.body === undefined ? null : JSON.stringify(request.body);
}
