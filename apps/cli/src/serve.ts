import { parseArgs } from 'node:util';
import { callRoute, routes } from '@sightline/contract';
import { type InstanceOptions, type RunningInstance, runInstance } from '@sightline/server';
import { printProblems } from './print-problems.ts';
import { databaseUrl, homeFolder, hostNames, listenOptions, trustedProxies } from './settings.ts';
import { askForStart, startWish } from './start-wish.ts';

const OPTIONS = {
  port: { type: 'string' },
  demo: { type: 'string' },
  variant: { type: 'string' },
  empty: { type: 'boolean' },
} as const;

const TERMINAL = { input: process.stdin, output: process.stdout };
const isAtTerminal = () => process.stdin.isTTY === true && process.stdout.isTTY === true;

/** Runs the product until Ctrl-C. */
export async function serveCommand(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({ args: [...args], options: OPTIONS });
  const wish = startWish(values);
  if (!wish.ok) {
    printProblems(wish.problems);
    return 2;
  }
  const listen = listenOptions(values.port);
  const asked = askedToStop();
  const started = performance.now();
  const instance = await runInstance({
    home: homeFolder(),
    databaseUrl: databaseUrl(),
    listen,
    hostNames: hostNames(),
    trustedProxies: trustedProxies(),
    choice: { wish: wish.value, ask: isAtTerminal() ? () => askForStart(TERMINAL) : null },
    report: (line) => console.log(line),
  });
  try {
    await greet(instance, listen, (performance.now() - started) / 1000);
    await asked;
  } finally {
    console.log('Stopping …');
    await instance.stop();
  }
  console.log('Stopped.');
  return 0;
}

async function greet(instance: RunningInstance, listen: InstanceOptions['listen'], seconds: number): Promise<void> {
  if (listen.port !== 0 && instance.port !== listen.port) {
    console.log(`Port ${listen.port} is taken, so this is ${instance.port}. Set PORT to choose one.`);
  }
  const client = { baseUrl: instance.url, headers: {}, mintCommandId: () => '' };
  const { isFirstRun, offersPersonas } = await callRoute(client, routes.readSession, {});
  console.log(`Sightline is ready at ${instance.url} (${seconds.toFixed(1)} s). Ctrl-C stops it.`);
  if (offersPersonas) console.log('The demo organisation is in it: open the address and choose whose work to look at.');
  if (isFirstRun)
    console.log('It is empty: open the address to make the first account, or run ./sightline admin create.');
}

/** Heard from the first moment on, so that a Ctrl-C during the start stops in order too. A second one does not wait. */
function askedToStop(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.once(signal, () => {
        process.once(signal, () => process.exit(1));
        resolve();
      });
    }
  });
}
