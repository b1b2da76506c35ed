import type { z } from 'zod';
import type { Capability } from './access.ts';
import { strictly } from './strict.ts';

/**
 * Who may call. A capability = whoever holds it on every object that the request names; `session` = anyone signed in;
 * `first-run` = nobody yet, from the machine itself or with the running instance's token file; `persona` = whoever sits at the machine,
 * while the demo is loaded: to all others the route is not there.
 */
export type Permission = 'public' | 'first-run' | 'persona' | 'session' | Capability;

/** Entities that an id in a request can name; every one is checked before any effect. */
export type Entity =
  | 'project'
  | 'milestone'
  | 'task'
  | 'person'
  /** A person, with the unit that is his home today. */
  | 'person-at-home'
  | 'unit'
  | 'program'
  | 'portfolio'
  | 'register-import'
  | 'plan-import'
  | 'plan-file'
  | 'account'
  /** An account of the demo that has no password. */
  | 'persona'
  | 'token'
  | 'own-token'
  | 'delegation'
  | 'own-delegation'
  /** What a role can be given on: any program or portfolio, and any project that is not closed to the caller as confidential. */
  | 'grantable-portfolio'
  | 'grantable-program'
  | 'grantable-project'
  /** What a record of a register may point at: anything of the kind that the caller sees. */
  | 'seen-portfolio'
  | 'seen-project'
  | 'seen-unit'
  /** Any project at all, for an auditor. */
  | 'auditable-project'
  | 'command'
  /** A record of a register: of the whole organisation, or of a project that the caller sees. */
  | 'record'
  /** A record of a register that belongs to the project which the request names. */
  | 'project-record';

/**
 * `read` changes nothing. `command` carries a `Command-Id` header (UUID made by the client; a repeat returns the first answer).
 * `upload` is a command whose body is a file's bytes. `stream` is server-sent events.
 */
export type RouteKind = 'read' | 'command' | 'upload' | 'stream';

export type Route = {
  /** `module.verbNoun`; the name of the command in the audit trail. */
  readonly id: string;
  readonly kind: RouteKind;
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** `:name` marks a path parameter. */
  readonly path: `/api/${string}`;
  readonly summary: string;
  readonly permission: Permission;
  /** true: the write states the version it saw in `If-Match` (missing 428, stale 412). */
  readonly isVersioned: boolean;
  /** true: only for somebody who signed in; an API token is refused, whatever its rights. */
  readonly needsSession: boolean;
  /** true: an upload that is only looked at. It changes nothing, so a token that reads only may send it. */
  readonly isPreview: boolean;
  readonly params: z.ZodType | null;
  readonly query: z.ZodType | null;
  readonly body: z.ZodType | null;
  readonly response: z.ZodType;
  /** What the answer is as a file, for a route whose `response` is one; null = JSON. */
  readonly fileType: string | null;
  /** Where ids stand in the request: `params.projectId`, `body.matches[].projectId`. */
  readonly ids: Readonly<Record<string, Entity>>;
  /** Fields that need another capability than the route's own, on the projects that the request names and on what the field names. */
  readonly fieldPermissions: Readonly<Record<string, Capability>>;
};

type Shape = Omit<
  Route,
  'isVersioned' | 'needsSession' | 'isPreview' | 'params' | 'query' | 'body' | 'fileType' | 'ids' | 'fieldPermissions'
> &
  Partial<Route>;
type Filled<R extends Shape> = Omit<R, keyof Omit<Route, keyof R>> & {
  [K in keyof Route]: K extends keyof R
    ? R[K]
    : K extends 'isVersioned' | 'needsSession' | 'isPreview'
      ? false
      : K extends 'ids' | 'fieldPermissions'
        ? Record<never, never>
        : null;
};

/** Fills what a route leaves out with its absence, keeping literal types for the client. No part of a request takes unknown fields. */
export function route<const R extends Shape>(shape: R): Filled<R> {
  const { params = null, query = null, body = null } = shape;
  const absent = {
    isVersioned: false,
    needsSession: false,
    isPreview: false,
    fileType: null,
    ids: {},
    fieldPermissions: {},
  };
  return { ...absent, ...shape, ...strictParts({ params, query, body }) } as unknown as Filled<R>;
}

type Parts = Pick<Route, 'params' | 'query' | 'body'>;

function strictParts({ params, query, body }: Parts): Parts {
  return {
    params: params === null ? null : strictly(params),
    query: query === null ? null : strictly(query),
    body: body === null ? null : strictly(body),
  };
}

type In<T> = T extends z.ZodType ? z.input<T> : undefined;
export type ResponseOf<R extends { response: z.ZodType }> = z.output<R['response']>;

type Out<T> = T extends z.ZodType ? z.output<T> : undefined;

/** What the server's code receives: every part parsed and branded. */
export type ParsedOf<R extends Route> = {
  readonly params: Out<R['params']>;
  readonly query: Out<R['query']>;
  readonly body: Out<R['body']>;
  /** Raw body of an upload; empty for other kinds. */
  readonly bytes: Uint8Array;
  /** The version from `If-Match`; 0 where the route is not versioned. */
  readonly version: number;
};

/** A query of which every part can be left out can be left out itself. */
type QueryOf<Q> = Q extends z.ZodType
  ? Record<never, never> extends z.input<Q>
    ? { readonly query?: z.input<Q> | undefined }
    : { readonly query: z.input<Q> }
  : { readonly query?: undefined };

/** What a caller passes: only the parts that the route declares. */
export type RequestOf<R extends Route> = (R['params'] extends z.ZodType
  ? { readonly params: In<R['params']> }
  : { readonly params?: undefined }) &
  QueryOf<R['query']> &
  (R['kind'] extends 'upload'
    ? { readonly bytes: Uint8Array }
    : R['body'] extends z.ZodType
      ? { readonly body: In<R['body']> }
      : { readonly body?: undefined }) &
  (R['isVersioned'] extends true ? { readonly version: number } : { readonly version?: undefined });
