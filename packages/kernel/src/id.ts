/** A UUID that names one kind of record; the brand stops a task's id from being passed for a project's. */
export type Id<Kind extends string> = string & { readonly __brand: Kind };

export type AccountId = Id<'account'>;
export type CommandId = Id<'command'>;
export type PersonId = Id<'person'>;
export type PortfolioId = Id<'portfolio'>;
export type ProgramId = Id<'program'>;
export type ProjectId = Id<'project'>;
export type MilestoneId = Id<'milestone'>;
export type TaskId = Id<'task'>;
export type ImportId = Id<'import'>;

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

export function parseId<Kind extends string>(text: string): Id<Kind> | null {
  return UUID.test(text) ? (text as Id<Kind>) : null;
}

/**
 * UUID version 7 (RFC 9562 section 5.7): 48 bits of Unix milliseconds, then random bits.
 * @param unixMs milliseconds since 1970 UTC, from the caller's clock
 * @param random ten random bytes, from the caller's source
 */
export function mintId<Kind extends string>(unixMs: number, random: Uint8Array): Id<Kind> {
  const bytes = new Uint8Array(16);
  for (let i = 0; i < 6; i++) bytes[i] = Math.floor(unixMs / 2 ** (8 * (5 - i))) % 256;
  bytes.set(random.subarray(0, 10), 6);
  bytes[6] = 0x70 | ((bytes[6] ?? 0) & 0x0f);
  bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f);
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}` as Id<Kind>;
}
