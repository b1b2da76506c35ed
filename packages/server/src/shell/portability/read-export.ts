import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { StartRefused } from '../start-refused.ts';
import { reasonOf } from './file-fault.ts';
import { closingLine, type ExportHeader, type ExportSummary, FORMAT, parseHeader, sealLine } from './format.ts';

/** What an export holds, in its order. `rows` come in batches, each row the JSON text of its line. */
export type ExportPart =
  | { readonly kind: 'header'; readonly header: ExportHeader }
  | { readonly kind: 'table'; readonly line: string }
  | { readonly kind: 'rows'; readonly lines: readonly string[] }
  | { readonly kind: 'whole'; readonly summary: ExportSummary };

const BATCH_BYTES = 4 * 2 ** 20;
const BATCH_ROWS = 2000;

/** Reads a file to its end and checks every sum in it. Refuses one that is not whole, to the last bit. */
export async function verifyExport(file: string): Promise<ExportSummary> {
  for await (const part of partsOf(file)) if (part.kind === 'whole') return part.summary;
  throw damaged(file, 1, 'it has no end');
}

/** The parts of an export as they are read; throws a refusal at the first fault. Only the last part says that all before it was right. */
export async function* partsOf(file: string): AsyncGenerator<ExportPart> {
  const lines = new CheckedLines(file);
  const header = readHeader(file, await lines.next());
  yield { kind: 'header', header };
  let tables = 0;
  let rows = 0;
  for (let line = await lines.next(); line.startsWith('{"table":'); line = await lines.next()) {
    tables++;
    yield { kind: 'table', line };
    for await (const batch of lines.rows()) {
      rows += batch.length;
      yield { kind: 'rows', lines: batch };
    }
  }
  const { sha256, bytes } = await lines.end(tables, rows);
  yield { kind: 'whole', summary: { schema: header.schema, head: header.head, tables, rows, bytes, sha256 } };
}

function readHeader(file: string, line: string): ExportHeader {
  const header = parseHeader(line);
  if (!('fault' in header)) return header;
  if (header.fault === 'newer') {
    throw new StartRefused('portability.format-newer', { file, found: header.format, known: FORMAT });
  }
  throw new StartRefused('portability.not-an-export', { file });
}

/** The lines of a file with the sums over them. */
class CheckedLines {
  readonly #file: string;
  readonly #lines: AsyncGenerator<Buffer, boolean>;
  readonly #hash = createHash('sha256');
  #number = 0;
  #bytes = 0;
  #latest = '';
  #sumBeforeLatest = '';

  constructor(file: string) {
    this.#file = file;
    this.#lines = linesOf(file);
  }

  async next(): Promise<string> {
    const line = await this.#take();
    this.#sumBeforeLatest = line[0] === OPEN_BRACE ? this.#hash.copy().digest('hex') : '';
    this.#accept(line);
    this.#latest = line.toString('utf8');
    return this.#latest;
  }

  /** The rows of a table, up to and with its closing line, which must fit them. */
  async *rows(): AsyncGenerator<readonly string[]> {
    const hash = createHash('sha256');
    let batch: string[] = [];
    let [size, count] = [0, 0];
    let line = await this.#take();
    for (; line[0] === OPEN_BRACKET; line = await this.#take()) {
      this.#accept(line);
      hash.update(line).update('\n');
      batch.push(line.toString('utf8'));
      size += line.length;
      count++;
      if (size < BATCH_BYTES && batch.length < BATCH_ROWS) continue;
      yield batch;
      [batch, size] = [[], 0];
    }
    if (batch.length > 0) yield batch;
    this.#accept(line);
    if (line.toString('utf8') !== closingLine(count, hash.digest('hex')))
      this.#refuse('the sum of a table does not fit');
  }

  /** The line read last must be the seal, and nothing may follow. */
  async end(tables: number, rows: number): Promise<{ readonly sha256: string; readonly bytes: number }> {
    if (this.#latest !== sealLine(tables, rows, this.#sumBeforeLatest))
      this.#refuse('the sum of the file does not fit');
    const rest = await this.#lines.next();
    if (rest.done !== true) this.#refuse('something follows its end');
    if (!rest.value) this.#refuse('its last line has no end');
    return { sha256: this.#sumBeforeLatest, bytes: this.#bytes };
  }

  async #take(): Promise<Buffer> {
    this.#number++;
    const next = await this.#lines.next();
    if (next.done !== true) return next.value;
    if (this.#number === 1) throw new StartRefused('portability.not-an-export', { file: this.#file });
    return this.#refuse('it ends in the middle');
  }

  #accept(line: Buffer): void {
    this.#hash.update(line).update('\n');
    this.#bytes += line.length + 1;
  }

  #refuse(reason: string): never {
    throw damaged(this.#file, this.#number, reason);
  }
}

const OPEN_BRACE = '{'.charCodeAt(0);
const OPEN_BRACKET = '['.charCodeAt(0);
const NEW_LINE = '\n'.charCodeAt(0);
/** What tells an export from any other file before more of it is read. */
const BEGINNING = '{"sightline":';

function damaged(file: string, line: number, reason: string): StartRefused {
  return new StartRefused('portability.damaged', { file, line, reason });
}

/** Lines without their line end. Returns whether the file ends at the end of a line, so that a cut one is seen. */
async function* linesOf(file: string): AsyncGenerator<Buffer, boolean> {
  let pending: Buffer[] = [];
  let isFirst = true;
  try {
    for await (const chunk of createReadStream(file, { highWaterMark: 2 ** 20 }) as AsyncIterable<Buffer>) {
      if (isFirst && !chunk.toString('utf8', 0, BEGINNING.length).startsWith(BEGINNING)) break;
      isFirst = false;
      let from = 0;
      for (let end = chunk.indexOf(NEW_LINE); end !== -1; end = chunk.indexOf(NEW_LINE, from)) {
        yield Buffer.concat([...pending, chunk.subarray(from, end)]);
        pending = [];
        from = end + 1;
      }
      if (from < chunk.length) pending.push(chunk.subarray(from));
    }
  } catch (error) {
    throw new StartRefused('portability.file-not-read', { file, reason: reasonOf(error) });
  }
  return pending.length === 0;
}
