/** What a rule says about the user's plan or wish. Text is rendered at the edge from `code` and `params`. */
export type Problem = {
  /** Stable, `room.sentence-in-kebab-case`, e.g. `plan.link-closes-cycle`. */
  readonly code: string;
  readonly severity: Severity;
  /** What the problem is about; null when it concerns the request as a whole. */
  readonly subject: Subject | null;
  /** The names and values that the sentence shows. */
  readonly params: Readonly<Record<string, string | number>>;
};

/** `error` stops the act, `warning` is kept as a finding, `note` only informs. */
export type Severity = 'error' | 'warning' | 'note';

/** `entity` is a glossary word, `id` names the record (or cell, line, file), `field` the part of it. */
export type Subject = { readonly entity: string; readonly id: string; readonly field: string | null };

export type Result<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problems: readonly Problem[] };

export function ok<T>(value: T): Result<T> {
  return { ok: true, value };
}

export function refused(problems: readonly Problem[]): { readonly ok: false; readonly problems: readonly Problem[] } {
  assert(problems.length > 0, 'a refusal names at least one problem');
  return { ok: false, problems };
}

export function problem(
  code: string,
  params: Problem['params'] = {},
  about: { readonly severity?: Severity; readonly subject?: Subject | null } = {},
): Problem {
  return { code, severity: about.severity ?? 'error', subject: about.subject ?? null, params };
}

/** Throws when the caller's code is wrong; never for a wrong plan or wish. */
export function assert(claim: boolean, text: string): asserts claim {
  if (!claim) throw new Error(`assertion failed: ${text}`);
}

/** The end of every switch on a union. */
export function unreachable(value: never): never {
  throw new Error(`unreachable: ${JSON.stringify(value)}`);
}
