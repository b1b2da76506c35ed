import { StartRefused } from '@sightline/server';
import { adminCommand } from './admin.ts';
import { backupCommand, exportCommand, loadCommand, restoreCommand } from './backup.ts';
import { demoCommand } from './demo.ts';
import { doctorCommand } from './doctor.ts';
import { HELP, UsageError } from './help.ts';
import { importCommand } from './import/import-command.ts';
import { printProblems } from './print-problems.ts';
import { serveCommand } from './serve.ts';
import { statusCommand } from './status.ts';

type Command = (args: readonly string[]) => Promise<number>;

const COMMANDS: ReadonlyMap<string, Command> = new Map([
  ['serve', serveCommand],
  ['admin', adminCommand],
  ['status', statusCommand],
  ['import', importCommand],
  ['export', exportCommand],
  ['load', loadCommand],
  ['backup', backupCommand],
  ['restore', restoreCommand],
  ['doctor', doctorCommand],
  ['demo', demoCommand],
]);

/** Runs one command line; returns the exit code: 0 done, 1 refused, 2 misunderstood. */
export async function main(args: readonly string[]): Promise<number> {
  const [name, ...rest] = args;
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    console.log(HELP);
    return name === undefined ? 2 : 0;
  }
  const command = COMMANDS.get(name);
  if (command === undefined) {
    console.error(
      `There is no command '${name}'. Commands: ${[...COMMANDS.keys()].join(', ')}. See ./sightline --help.`,
    );
    return 2;
  }
  return run(command, rest);
}

async function run(command: Command, args: readonly string[]): Promise<number> {
  if (args.includes('--help') || args.includes('-h')) {
    console.log(HELP);
    return 0;
  }
  try {
    return await command(args);
  } catch (error) {
    if (error instanceof UsageError || isUnknownOption(error)) {
      console.error(`${error.message.replace(/\.?$/, '.')} See ./sightline --help.`);
      return 2;
    }
    if (!(error instanceof StartRefused)) throw error;
    printProblems(error.problems);
    return 1;
  }
}

/** What node:util parseArgs says about options that a command does not have. */
function isUnknownOption(error: unknown): error is Error {
  return error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS_');
}
