import { parseArgs } from 'node:util';
import { liveInstance } from '@sightline/server';
import { homeFolder } from '../settings.ts';
import { dryRun, type Verdict } from './dry-run.ts';

export const IMPORT_HELP = `Usage: ./sightline import PATH… --dry-run [--json]

Reads plan files (Microsoft Project XML, Primavera XER), folders of them, and zips, and says
per file what an import would bring and what stands in its way. Needs no running server and
writes nothing. What a plan breaks is shown as a finding; it does not stop an import.

  --dry-run   say what would come; the only way this command works
  --json      a single JSON object on the last line of the output:
              {"files":[{"file":…,"status":"ready"|"refused","problems":[…]}]}

Bringing plans in is done in the browser, where each is matched with its project:
open ADDRESS/import/plans and drop the same files or folder there.

Exit status: 0 when every path was read (refused files among them), 2 when the command was
not understood or a path cannot be read.
`;

/** What the command needs of the world beside the files. */
export type ImportWorld = {
  readonly print: (line: string) => void;
  readonly printError: (line: string) => void;
  /** Of the running instance; null when none runs. */
  readonly address: () => Promise<string | null>;
};

const CONSOLE: ImportWorld = {
  print: (line) => void process.stdout.write(`${line}\n`),
  printError: (line) => void process.stderr.write(`${line}\n`),
  address: async () => (await liveInstance(homeFolder()))?.url ?? null,
};

/** `./sightline import …` @returns the exit status */
export async function importCommand(args: readonly string[], world: ImportWorld = CONSOLE): Promise<number> {
  const wish = wishOf(args);
  if (wish.kind === 'help') {
    world.print(IMPORT_HELP);
    return 0;
  }
  if (wish.kind === 'refused') {
    world.printError(`${wish.text}\n\n${IMPORT_HELP}`);
    return 2;
  }
  if (!wish.isDryRun) {
    world.printError(toTheBrowser(await world.address()));
    return 2;
  }
  return report(wish, world);
}

function toTheBrowser(address: string | null): string {
  const way =
    address === null ? 'start Sightline with npm start, open its page /import/plans' : `open ${address}/import/plans`;
  return `Plans are brought in from the browser, where each is matched with its project: ${way} and drop the files there. To see here what they hold, add --dry-run.`;
}

type Wish =
  | { readonly kind: 'help' }
  | { readonly kind: 'refused'; readonly text: string }
  | {
      readonly kind: 'import';
      readonly paths: readonly string[];
      readonly isDryRun: boolean;
      readonly isJson: boolean;
    };

const OPTIONS = {
  'dry-run': { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
} as const;

function wishOf(args: readonly string[]): Wish {
  const unknown = args.find((arg) => arg.startsWith('-') && arg !== '-h' && !KNOWN.has(arg));
  if (unknown !== undefined) return { kind: 'refused', text: `There is no option ${unknown}.` };
  const { values, positionals } = parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
  if (values.help) return { kind: 'help' };
  if (positionals.length === 0) return { kind: 'refused', text: 'Name at least one file or folder.' };
  return { kind: 'import', paths: positionals, isDryRun: values['dry-run'], isJson: values.json };
}

const KNOWN = new Set(Object.keys(OPTIONS).map((name) => `--${name}`));

async function report(
  { paths, isJson }: { readonly paths: readonly string[]; readonly isJson: boolean },
  world: ImportWorld,
): Promise<number> {
  const verdicts: Verdict[] = [];
  for await (const verdict of dryRun(paths)) {
    verdicts.push(verdict);
    if (!isJson) for (const line of linesOf(verdict)) world.print(line);
  }
  if (isJson)
    world.print(JSON.stringify({ files: verdicts.map(({ file, status, problems }) => ({ file, status, problems })) }));
  else world.print(summaryLine(verdicts));
  return verdicts.some((each) => each.problems.some((one) => one.code === 'cli.path-not-read')) ? 2 : 0;
}

/** Problems that are shown for one file; the JSON form holds all of them. */
const SHOWN = 5;

function linesOf({ file, status, problems, contents }: Verdict): readonly string[] {
  const what =
    contents === null
      ? ''
      : `  ${contents.format}, ${counted(contents.plans, 'plan')}, ${counted(contents.tasks, 'task')}`;
  const shown = problems.slice(0, SHOWN).map((each) => `           ${each.severity}: ${each.text} ${each.advice}`);
  const rest = problems.length > SHOWN ? [`           and ${problems.length - SHOWN} more`] : [];
  return [`${status.padEnd(9)}${file}${what}`, ...shown, ...rest];
}

function summaryLine(verdicts: readonly Verdict[]): string {
  const ready = verdicts.filter((each) => each.status === 'ready').length;
  return `${counted(verdicts.length, 'file')}: ${ready} ready, ${verdicts.length - ready} refused. Nothing was written.`;
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
