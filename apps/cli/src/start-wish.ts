import { createInterface } from 'node:readline/promises';
import { demoSize, LAST_DEMO_VARIANT } from '@sightline/contract';
import { ok, type Problem, problem, type Result, refused } from '@sightline/kernel';
import { StartRefused, type StartWish } from '@sightline/server';

export type StartFlags = {
  readonly demo?: string | undefined;
  readonly variant?: string | undefined;
  readonly empty?: boolean | undefined;
};

/** What the flags of `serve` say an empty database begins with; or everything that is wrong with them. */
export function startWish({ demo, variant, empty }: StartFlags): Result<StartWish> {
  const size = demoSize.safeParse(demo);
  const problems: Problem[] = [];
  if (demo !== undefined && !size.success) problems.push(problem('demo.size-not-known', { size: demo }));
  if (variant !== undefined && !isVariant(variant))
    problems.push(problem('demo.variant-not-known', { variant, last: LAST_DEMO_VARIANT }));
  if (variant !== undefined && demo === undefined) problems.push(problem('demo.variant-without-demo', { variant }));
  if (demo !== undefined && empty === true)
    problems.push(problem('demo.wish-unclear', { first: '--demo', second: '--empty' }));
  if (problems.length > 0) return refused(problems);
  if (size.success) return ok({ kind: 'demo', size: size.data, variant: Number(variant ?? 0) });
  return ok({ kind: empty === true ? 'empty' : 'open' });
}

function isVariant(text: string): boolean {
  return /^\d{1,9}$/.test(text) && Number(text) <= LAST_DEMO_VARIANT;
}

type Terminal = { readonly input: NodeJS.ReadableStream; readonly output: NodeJS.WritableStream };

/** Asks what an empty database begins with; Enter is the demo. @throws StartRefused when the terminal is closed instead of an answer */
export async function askForStart({ input, output }: Terminal): Promise<'demo' | 'empty'> {
  const line = createInterface({ input, output });
  line.setPrompt('1 or 2 (1): ');
  output.write('The database is empty. What shall it begin with?\n');
  output.write('  1  a demo organisation to look around in; it can be removed again\n  2  nothing\n');
  line.prompt();
  try {
    for await (const answer of line) {
      if (['', '1'].includes(answer.trim())) return 'demo';
      if (answer.trim() === '2') return 'empty';
      output.write(`'${answer.trim()}' is neither 1 nor 2.\n`);
      line.prompt();
    }
  } finally {
    line.close();
  }
  throw new StartRefused('demo.not-chosen');
}
