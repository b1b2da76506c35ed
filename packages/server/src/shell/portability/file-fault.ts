/** What the operating system's code means, in words for whoever sits at the terminal. */
const REASONS: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full',
  EDQUOT: 'your share of the disk is used up',
  EROFS: 'the disk is read-only',
  EACCES: 'you may not',
  EPERM: 'you may not',
  ENOENT: 'there is no such file or folder',
  ENOTDIR: 'there is no such file or folder',
  EISDIR: 'it is a folder',
  EIO: 'the disk fails',
};

/** Throws what is no failure of the operating system. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error) || !('code' in error) || !('syscall' in error)) throw error;
  const code = String(error.code);
  return REASONS[code] ?? code;
}
