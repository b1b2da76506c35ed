import { problem, type Result, refused } from '@sightline/kernel';
import { MAX_FILE_BYTES } from './limits.ts';
import { readMspdi } from './mspdi/read-mspdi.ts';
import type { FileFormat, PlanFile } from './plan-file.ts';
import { extensionOf, sniff } from './sniff.ts';
import { readXer } from './xer/read-xer.ts';

/** Reads one file's plans. Content decides what the file is; formats that Sightline does not read are refused by name. */
export function readPlanFile(bytes: Uint8Array, path: string): Result<PlanFile> {
  if (bytes.length === 0) return refused([problem('interchange.file-empty', { file: fileNameOf(path) })]);
  if (bytes.length > MAX_FILE_BYTES) return refused([tooLarge(path, bytes.length)]);
  const format = sniff(bytes, path);
  if (format === 'mspdi') return readMspdi(bytes, nameWithoutExtension(path));
  if (format === 'xer') return readXer(bytes);
  return refused([problem(`interchange.format-${format}`, { file: fileNameOf(path) })]);
}

export function tooLarge(path: string, bytes: number): ReturnType<typeof problem> {
  const [size, limit] = [bytes, MAX_FILE_BYTES].map(megabytes);
  return problem('interchange.file-too-large', { file: fileNameOf(path), size: size ?? '', limit: limit ?? '' });
}

/** One decimal, the way people name file sizes. */
export function megabytes(bytes: number): string {
  return `${Math.round((bytes / (1024 * 1024)) * 10) / 10} MB`;
}

export function fileNameOf(path: string): string {
  return path.split(/[/\\]/).at(-1) || path;
}

function nameWithoutExtension(path: string): string {
  const name = fileNameOf(path);
  const extension = extensionOf(name);
  return extension === '' ? name : name.slice(0, -extension.length - 1);
}

/** Formats that are refused, each with its own sentence under `interchange.format-<format>`. */
export type RefusedFormat = Exclude<FileFormat, 'mspdi' | 'xer'>;
