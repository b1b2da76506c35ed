import { parseArgs } from 'node:util';
import { callRoute, routes } from '@sightline/contract';
import { type RunningInstance, runInstance } from '@sightline/server';
import { databaseUrl, homeFolder, hostNames, listenOptions } from './settings.ts';

/** Runs the product until Ctrl-C. */
export async function serveCommand(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({ args: [...args], options: { port: { type: 'string' } } });
  const listen = listenOptions(values.port);
  const started = performance.now();
  const instance = await runInstance({
    home: homeFolder(),
    databaseUrl: databaseUrl(),
    listen,
    hostNames: hostNames(),
    report: (line) => console.log(line),
  });
  if (listen.port !== 0 && instance.port !== listen.port) {
    console.log(`Port ${listen.port} is taken, so this is ${instance.port}. Set PORT to choose one.`);
  }
  console.log(
    `Sightline is ready at ${instance.url} (${((performance.now() - started) / 1000).toFixed(1)} s). Ctrl-C stops it.`,
  );
  await sayIfFirstRun(instance);
  await untilAskedToStop(instance);
  return 0;
}

async function sayIfFirstRun(instance: RunningInstance): Promise<void> {
  const client = { baseUrl: instance.url, headers: {}, mintCommandId: () => '' };
  const session = await callRoute(client, routes.readSession, {});
  if (session.isFirstRun)
    console.log('It is empty: open the address to make the first account, or run ./sightline admin create.');
}

/** The first Ctrl-C stops in order; a second one does not wait. */
async function untilAskedToStop(instance: RunningInstance): Promise<void> {
  await new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve());
  });
  console.log('Stopping …');
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));
  await instance.stop();
  console.log('Stopped.');
}
