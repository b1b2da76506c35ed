import { parseArgs } from 'node:util';
import { backUpTo, exportTo, load, restore } from '@sightline/server';
import { UsageError } from './help.ts';
import { databaseUrl, homeFolder } from './settings.ts';

type Place = Parameters<typeof exportTo>[0];
type Summary = Awaited<ReturnType<typeof exportTo>>;

/** `./sightline export FILE` */
export async function exportCommand(args: readonly string[]): Promise<number> {
  return transfer('export', args, exportTo, (file, { rows, megabytes }) => [
    `${file} holds ${rows} (${megabytes}). It contains password hashes: keep it as you keep the data.`,
  ]);
}

/** `./sightline backup FILE` */
export async function backupCommand(args: readonly string[]): Promise<number> {
  return transfer('backup', args, backUpTo, (file, { rows, megabytes, head }) => [
    `${file} holds ${rows} (${megabytes}), up to command ${head}, and was read back whole.`,
    'It contains password hashes: keep it as you keep the data. ./sightline restore brings it back.',
  ]);
}

/** `./sightline load FILE` */
export async function loadCommand(args: readonly string[]): Promise<number> {
  return transfer('load', args, load, (file, { rows, head }) => [
    `${rows} of ${file} are loaded, up to command ${head}. Everybody signs in again.`,
  ]);
}

/** `./sightline restore FILE` */
export async function restoreCommand(args: readonly string[]): Promise<number> {
  return transfer('restore', args, restore, (file, { rows, head, kept }) => [
    `${rows} of ${file} are restored, up to command ${head}. Everybody signs in again.`,
    ...(kept === null ? [] : [`What was there before lies in ${kept}. Remove that folder when you no longer need it.`]),
  ]);
}

type Figures<S extends Summary> = Omit<S, 'rows' | 'head'> & {
  readonly rows: string;
  readonly megabytes: string;
  readonly head: number;
};

async function transfer<S extends Summary>(
  name: string,
  args: readonly string[],
  act: (place: Place, file: string) => Promise<S>,
  words: (file: string, figures: Figures<S>) => readonly string[],
): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: { json: { type: 'boolean' } },
    allowPositionals: true,
  });
  const [file, ...more] = positionals;
  if (file === undefined || more.length > 0)
    throw new UsageError(`'${name}' needs one file: ./sightline ${name} FILE.`);
  const summary = await act({ home: homeFolder(), databaseUrl: databaseUrl() }, file);
  if (values.json === true) {
    console.log(JSON.stringify({ file, ...summary, schema: summary.schema.at(-1)?.name ?? null }));
    return 0;
  }
  for (const line of words(file, figuresOf(summary))) console.log(line);
  return 0;
}

function figuresOf<S extends Summary>(summary: S): Figures<S> {
  return {
    ...summary,
    rows: `${summary.rows} rows of ${summary.tables} tables`,
    megabytes: `${(summary.bytes / 1e6).toFixed(1)} MB`,
    head: summary.head?.seq ?? 0,
  };
}
