import type { InspectedFile } from '../../modules/plan/index.ts';

/**
 * The files that were read last, up to a weight. What a file holds follows from its bytes and its path, so a commit soon after the
 * review need not read it again.
 */
export class RecentFiles {
  /** In the order of their last use. */
  readonly #files = new Map<string, InspectedFile>();
  readonly #mostBytes: number;
  #bytes = 0;

  constructor(mostBytes: number) {
    this.#mostBytes = mostBytes;
  }

  find(digest: string, path: string): InspectedFile | null {
    const key = keyOf({ digest, path });
    const file = this.#files.get(key);
    if (file === undefined) return null;
    this.#files.delete(key);
    this.#files.set(key, file);
    return file;
  }

  /** Refused files are cheap to refuse again. */
  keep(file: InspectedFile): void {
    const key = keyOf(file);
    if (!file.result.ok || this.#files.has(key)) return;
    this.#files.set(key, file);
    this.#bytes += file.bytes.length;
    for (const [oldKey, old] of this.#files) {
      if (this.#bytes <= this.#mostBytes) break;
      this.#files.delete(oldKey);
      this.#bytes -= old.bytes.length;
    }
  }
}

function keyOf({ digest, path }: Pick<InspectedFile, 'digest' | 'path'>): string {
  return `${digest} ${path}`;
}
