import { parseArgs } from 'node:util';
import { liveInstance } from '@sightline/server';
import { homeFolder } from './settings.ts';

export async function statusCommand(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({ args: [...args], options: { json: { type: 'boolean' } } });
  const home = homeFolder();
  const instance = await liveInstance(home);
  const status = { isRunning: instance !== null, url: instance?.url ?? null, pid: instance?.pid ?? null, home };
  if (values.json === true) console.log(JSON.stringify(status));
  else if (instance === null) console.log(`Sightline does not run on ${home}. Start it with npm start.`);
  else
    console.log(
      `Sightline runs at ${instance.url ?? 'an address to come'} (process ${instance.pid}, data in ${home}).`,
    );
  return instance === null ? 1 : 0;
}
