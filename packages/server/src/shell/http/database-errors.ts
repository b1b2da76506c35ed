/** PostgreSQL's codes (appendix A of its manual): connection exceptions, and the three ways of being shut down. */
const AWAY = /^(08...|57P0[1-4])$/;
/** What the operating system and node-postgres say when nobody is there. */
const UNREACHABLE = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EAI_AGAIN']);
const BROKEN =
  /Connection terminated|timeout exceeded when trying to connect|Query read timeout|not queryable|Client was closed/;

/** Is the database gone for a moment, so that the same request will succeed later? */
export function isDatabaseAway(error: unknown): boolean {
  const { code, message } = asError(error);
  return AWAY.test(code) || UNREACHABLE.has(code) || BROKEN.test(message);
}

/** 53100 disk_full, 58030 io_error: nothing was written, reading still works. */
export function isDiskFull(error: unknown): boolean {
  const { code, message } = asError(error);
  return code === '53100' || (code === '58030' && /No space left/.test(message));
}

/** 22021 character_not_in_repertoire, 22P05 untranslatable_character: a NUL or half a surrogate pair inside a text. */
export function isTextUnstorable(error: unknown): boolean {
  return ['22021', '22P05'].includes(asError(error).code);
}

function asError(error: unknown): { readonly code: string; readonly message: string } {
  if (!(error instanceof Error)) return { code: '', message: '' };
  return { code: 'code' in error && typeof error.code === 'string' ? error.code : '', message: error.message };
}
