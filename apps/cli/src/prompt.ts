import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { UsageError } from './help.ts';

/** The option's value, else what the person types; without a person the option is needed. */
export async function askFor(name: string, given: string | undefined, usual?: string): Promise<string> {
  if (given !== undefined) return given;
  if (!process.stdin.isTTY) {
    if (usual !== undefined) return usual;
    throw new UsageError(`--${name} is missing, and there is no terminal to ask on.`);
  }
  const line = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await line
    .question(`${name}${usual === undefined ? '' : ` (${usual})`}: `)
    .finally(() => line.close());
  return answer.trim() === '' && usual !== undefined ? usual : answer.trim();
}

/** From the pipe, or typed without being shown. */
export async function readPassword(isPiped: boolean): Promise<string> {
  if (isPiped) return (await wholeInput()).replace(/\r?\n$/, '');
  if (!process.stdin.isTTY)
    throw new UsageError('Give the password by --password-stdin; there is no terminal to ask on.');
  process.stdout.write('password (at least 12 characters, not shown): ');
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const line = createInterface({ input: process.stdin, output: silent, terminal: true });
  const password = await line.question('').finally(() => line.close());
  process.stdout.write('\n');
  return password;
}

async function wholeInput(): Promise<string> {
  let text = '';
  for await (const chunk of process.stdin.setEncoding('utf8')) text += chunk;
  return text;
}
