/** A file to upload, with its path inside the folder that was dropped. */
export type FoundFile = { readonly path: string; readonly file: File };

export type Found = { readonly files: readonly FoundFile[]; readonly hidden: number };

/** Files that operating systems and office programs leave beside the real ones. */
const HIDDEN = /(^|\/)(\.[^/]*|~\$[^/]*|Thumbs\.db|desktop\.ini|__MACOSX\/.*)$/i;

export function isHidden(path: string): boolean {
  return HIDDEN.test(path);
}

/** From `<input type="file">`, with or without `webkitdirectory`. */
export function filesOfInput(list: FileList | null): Found {
  const all = Array.from(list ?? [], (file) => ({ path: file.webkitRelativePath || file.name, file }));
  return visible(all);
}

/**
 * Walks what was dropped: files and, recursively, folders. The entries must be taken from the event before the first
 * `await`, because the browser empties the transfer afterwards.
 */
export async function filesOfDrop(transfer: DataTransfer): Promise<Found> {
  const items = Array.from(transfer.items).filter((item) => item.kind === 'file');
  const roots = items.map((item) => ({ entry: item.webkitGetAsEntry(), file: item.getAsFile() }));
  const found: FoundFile[] = [];
  for (const { entry, file } of roots) {
    if (entry !== null) found.push(...(await walk(entry)));
    else if (file !== null) found.push({ path: file.name, file });
  }
  return visible(found);
}

function visible(all: readonly FoundFile[]): Found {
  const files = all.filter((each) => !isHidden(each.path)).sort((a, b) => (a.path < b.path ? -1 : 1));
  return { files, hidden: all.length - files.length };
}

async function walk(entry: FileSystemEntry): Promise<readonly FoundFile[]> {
  if (isFileEntry(entry)) {
    const file = await new Promise<File>((resolve, reject) => entry.file(resolve, reject));
    return [{ path: entry.fullPath.replace(/^\//, ''), file }];
  }
  if (!isDirectoryEntry(entry)) return [];
  const found: FoundFile[] = [];
  for (const child of await childrenOf(entry.createReader())) found.push(...(await walk(child)));
  return found;
}

/** Browsers hand out at most 100 entries at a time, until an empty answer. */
async function childrenOf(reader: FileSystemDirectoryReader): Promise<readonly FileSystemEntry[]> {
  const all: FileSystemEntry[] = [];
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (some.length === 0) return all;
    all.push(...some);
  }
}

function isFileEntry(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return entry.isFile;
}

function isDirectoryEntry(entry: FileSystemEntry): entry is FileSystemDirectoryEntry {
  return entry.isDirectory;
}
