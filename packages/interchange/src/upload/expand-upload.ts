import { ok, type Problem, problem, type Result, refused } from '@sightline/kernel';
import { MAX_FILE_BYTES, MAX_ZIP_ENTRIES, MAX_ZIP_INFLATED_BYTES, MAX_ZIP_RATIO } from '../limits.ts';
import { fileNameOf, megabytes, tooLarge } from '../read-plan-file.ts';
import { sniff } from '../sniff.ts';
import { type Budget, listZipEntries, unpackEntry, type ZipEntry } from '../table/xlsx/zip-entries.ts';

export type UploadedFile = { readonly path: string; readonly bytes: Uint8Array };

/** A zip becomes its files, under names that cannot leave a folder; anything else becomes itself. No limit is passed by unpacking first. */
export function expandUpload(bytes: Uint8Array, path: string): Result<readonly UploadedFile[]> {
  if (bytes.length > MAX_FILE_BYTES) return refused([tooLarge(path, bytes.length)]);
  if (sniff(bytes, path) !== 'zip') return ok([{ path, bytes }]);
  const file = fileNameOf(path);
  const entries = listZipEntries(bytes);
  if (entries === null)
    return refused([problem('interchange.zip-broken', { file, reason: 'its directory is missing or cut off' })]);
  const wanted = entries.flatMap((entry) => withSafeName(entry));
  if (wanted.length === 0) return refused([problem('interchange.zip-empty', { file })]);
  if (wanted.length > MAX_ZIP_ENTRIES)
    return refused([problem('interchange.zip-too-many-files', { file, limit: MAX_ZIP_ENTRIES })]);
  return unpackAll(wanted, path);
}

type WantedEntry = { readonly entry: ZipEntry; readonly name: string };

/** Leaves out folders and what operating systems hide (`.DS_Store`, `__MACOSX`), and every part of a name that climbs out. */
function withSafeName(entry: ZipEntry): readonly WantedEntry[] {
  if (/[/\\]$/.test(entry.name)) return [];
  const parts = entry.name
    .split(/[/\\]/)
    .filter((part) => part !== '' && part !== '.' && part !== '..' && !/^[A-Za-z]:$/.test(part));
  if (parts.length === 0 || parts.some((part) => part.startsWith('.') || part === '__MACOSX')) return [];
  return [{ entry, name: parts.map((part) => part.replaceAll('\0', '')).join('/') }];
}

function unpackAll(wanted: readonly WantedEntry[], path: string): Result<readonly UploadedFile[]> {
  const file = fileNameOf(path);
  const problems: Problem[] = [];
  const files: UploadedFile[] = [];
  let left = MAX_ZIP_INFLATED_BYTES;
  for (const { entry, name } of wanted) {
    const unpacked = unpack(entry, name, file, left);
    if (!unpacked.ok) problems.push(...unpacked.problems);
    else {
      left -= unpacked.value.length;
      files.push({ path: `${path}/${name}`, bytes: unpacked.value });
    }
  }
  return problems.length > 0 ? refused(problems) : ok(files);
}

function unpack(entry: ZipEntry, name: string, file: string, left: number): Result<Uint8Array> {
  if (entry.isLocked) return refused([problem('interchange.zip-encrypted', { file, entry: name })]);
  if (entry.method !== 0 && entry.method !== 8) {
    return refused([problem('interchange.zip-method', { file, entry: name, method: entry.method })]);
  }
  const byRatio = RATIO_FREE_BYTES + entry.packed.length * MAX_ZIP_RATIO;
  const most = Math.min(MAX_FILE_BYTES, byRatio, left);
  const bytes = unpackedWithin(entry, most);
  if (bytes === 'broken') {
    return refused([problem('interchange.zip-broken', { file, reason: `'${name}' cannot be unpacked` })]);
  }
  if (bytes !== 'too-large') {
    return sniff(bytes, name) === 'zip'
      ? refused([problem('interchange.zip-nested', { file, entry: name })])
      : ok(bytes);
  }
  if (most === left)
    return refused([problem('interchange.zip-too-large', { file, limit: megabytes(MAX_ZIP_INFLATED_BYTES) })]);
  if (most === byRatio) return refused([problem('interchange.zip-ratio', { file, entry: name, limit: MAX_ZIP_RATIO })]);
  return refused([problem('interchange.zip-entry-too-large', { file, entry: name, limit: megabytes(MAX_FILE_BYTES) })]);
}

/** Small files may shrink to almost nothing without any bad intent. */
const RATIO_FREE_BYTES = 1024 * 1024;

function unpackedWithin(entry: ZipEntry, most: number): Uint8Array | 'too-large' | 'broken' {
  const budget: Budget = { left: most };
  const pieces: Uint8Array[] = [];
  let isComplete = false;
  try {
    const outcome = unpackEntry(entry, budget, (piece, isLast) => {
      pieces.push(piece);
      isComplete = isLast;
    });
    if (outcome === 'too-large') return 'too-large';
  } catch {
    // fflate throws on damaged data; to us a damaged upload is a wish that is wrong, not a failure of the world.
    return 'broken';
  }
  return isComplete ? joined(pieces) : 'broken';
}

function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    all.set(piece, at);
    at += piece.length;
  }
  return all;
}
