import { createInterface } from 'node:readline/promises';
import { parseArgs } from 'node:util';
import type { DemoRemoval } from '@sightline/contract';
import { problem } from '@sightline/kernel';
import { demoRemoval, demoStatus, removeDemoHere } from '@sightline/server';
import { UsageError } from './help.ts';
import { printProblems } from './print-problems.ts';
import { databaseUrl, homeFolder } from './settings.ts';

const OPTIONS = { json: { type: 'boolean' }, yes: { type: 'boolean' } } as const;

/** `./sightline demo status` and `./sightline demo remove`. */
export async function demoCommand(args: readonly string[]): Promise<number> {
  const [verb, ...rest] = args;
  const { values } = parseArgs({ args: rest, options: OPTIONS });
  if (verb === 'status') return status(values.json === true);
  if (verb === 'remove') return remove({ isSure: values.yes === true, isJson: values.json === true });
  throw new UsageError(`'demo ${verb ?? ''}' is not a command: use 'demo status' or 'demo remove'.`);
}

const place = () => ({ home: homeFolder(), databaseUrl: databaseUrl() });

async function status(isJson: boolean): Promise<number> {
  const demo = await demoStatus(place());
  if (isJson) console.log(JSON.stringify(demo));
  else if (demo.loaded !== null) {
    const { size, variant, anchorOn, at, projects, tasks } = demo.loaded;
    console.log(`The demo organisation is here: size ${size}, variant ${variant}, as of ${anchorOn}, loaded at ${at}.`);
    console.log(`It brought ${projects} projects with ${tasks} tasks.`);
  } else if (demo.state === 'unfinished')
    console.log('A load of the demo was broken off, so parts of it are here. ./sightline demo remove takes them out.');
  else console.log('The demo organisation is not here.');
  return 0;
}

type Wish = { readonly isSure: boolean; readonly isJson: boolean };

async function remove({ isSure, isJson }: Wish): Promise<number> {
  const shown = await demoRemoval(place());
  if (!shown.ok) return refuse(shown.problems);
  if (!isJson) for (const line of linesOf(shown.value)) console.log(line);
  if (!isSure && !(await isConfirmed())) return refuse([problem('demo.not-confirmed')]);
  const removed = await removeDemoHere(place(), shown.value.seen);
  if (!removed.ok) return refuse(removed.problems);
  const { rows, emptied, kept } = removed.value;
  if (isJson) console.log(JSON.stringify(removed.value));
  else
    console.log(
      `Removed: ${rows} records. ${emptied} links of your own are empty now, ${kept} records of the demo stay.`,
    );
  return 0;
}

function refuse(problems: Parameters<typeof printProblems>[0]): number {
  printProblems(problems);
  return 1;
}

async function isConfirmed(): Promise<boolean> {
  if (!process.stdin.isTTY) return false;
  const line = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await line.question("There is no way back. Type 'remove' to go on: ").finally(() => line.close());
  return answer.trim() === 'remove';
}

/** What is told before anything is removed. */
export function linesOf({ goes, empties, keeps, ends, keepsOrganisation }: DemoRemoval): readonly string[] {
  return [
    'This goes, with its history:',
    ...goes.map(({ kind, many, count }) => `  ${count} ${count === 1 ? kind : many}`),
    ...pointerLines('Links of your own that become empty and are shown as gone:', empties),
    ...pointerLines('Records of the demo that stay, because something of your own stands in them:', keeps),
    ...pointerLines('Roles and delegations that end, because what they reach goes:', ends),
    ...(keepsOrganisation ? ['The organisation and its rules stay, because somebody works here.'] : []),
  ];
}

function pointerLines(title: string, { count, first }: DemoRemoval['keeps']): readonly string[] {
  if (count === 0) return [];
  const named = ({ kind, name }: { readonly kind: string; readonly name: string | null }) =>
    `${kind} ${name ?? '(not shown)'}`;
  const lines = first.map((each) => `  ${named(each)}: ${each.link}${each.to === null ? '' : ` → ${named(each.to)}`}`);
  return [title, ...lines, ...(count > first.length ? [`  and ${count - first.length} more`] : [])];
}
