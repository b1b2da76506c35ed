import { Inflate } from 'fflate';

/** One file in an archive, from the central directory (APPNOTE.TXT 4.3.12), which local headers may contradict. */
export type ZipEntry = {
  readonly name: string;
  readonly method: number;
  readonly isLocked: boolean;
  readonly packed: Uint8Array;
};

const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const LOCAL_HEADER = 0x04034b50;
const LONGEST_END = 65_557;
const STEP_BYTES = 16 * 1024;

/** Null when the directory is missing, cut off or points outside the file (zip64 included: no register is that large). */
export function listZipEntries(bytes: Uint8Array): readonly ZipEntry[] | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endOfDirectory(view);
  if (end === null) return null;
  const entries: ZipEntry[] = [];
  let at = view.getUint32(end + 16, true);
  for (let left = view.getUint16(end + 10, true); left > 0; left--) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== DIRECTORY_ENTRY) return null;
    const nameLength = view.getUint16(at + 28, true);
    const packed = packedBytes(bytes, view, at);
    if (packed === null) return null;
    entries.push({
      name: new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength)),
      method: view.getUint16(at + 10, true),
      isLocked: (view.getUint16(at + 8, true) & 1) === 1,
      packed,
    });
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return entries;
}

/** What unpacking may still produce; shared by all entries of one archive. */
export type Budget = { left: number };

/** Hands out the unpacked bytes piece by piece and stops as soon as the budget is used up, whatever sizes the archive claims. */
export function unpackEntry(
  entry: ZipEntry,
  budget: Budget,
  onPiece: (piece: Uint8Array, isLast: boolean) => void,
): 'done' | 'too-large' {
  const take = (piece: Uint8Array, isLast: boolean) => {
    budget.left -= piece.length;
    if (budget.left >= 0) onPiece(piece, isLast);
  };
  if (entry.method === 0) take(entry.packed, true);
  else inflate(entry.packed, budget, take);
  return budget.left < 0 ? 'too-large' : 'done';
}

function inflate(packed: Uint8Array, budget: Budget, take: (piece: Uint8Array, isLast: boolean) => void): void {
  const stream = new Inflate(take);
  for (let at = 0; at < packed.length && budget.left >= 0; at += STEP_BYTES) {
    stream.push(packed.subarray(at, at + STEP_BYTES), at + STEP_BYTES >= packed.length);
  }
}

function packedBytes(bytes: Uint8Array, view: DataView, entry: number): Uint8Array | null {
  const [size, local] = [view.getUint32(entry + 20, true), view.getUint32(entry + 42, true)];
  if (local + 30 > bytes.length || view.getUint32(local, true) !== LOCAL_HEADER) return null;
  const start = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
  return start + size > bytes.length ? null : bytes.subarray(start, start + size);
}

function endOfDirectory(view: DataView): number | null {
  for (let at = view.byteLength - 22; at >= Math.max(0, view.byteLength - LONGEST_END); at--) {
    if (view.getUint32(at, true) === END_OF_DIRECTORY) return at;
  }
  return null;
}
