import { randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';

/** What a load process is told on its command line. */
export type Load = {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** One for each connection. */
  readonly projectIds: readonly string[];
  readonly seconds: number;
};

export type Measured = { readonly rps: number; readonly p99Ms: number };

const WARM_UP_MS = 1000;

type Project = { readonly id: string; version: number; budgetMinor: number };

/** A process of its own, so that what asks does not take the time of what answers. */
const load = JSON.parse(process.argv[2] ?? '') as Load;
const agent = new Agent({ keepAlive: true, maxSockets: load.projectIds.length });
const projects = load.projectIds.map((id) => ({ id, version: 1, budgetMinor: 0 }));
const read = await measured((project) => ask('GET', project, null));
const write = await measured(spend);
agent.destroy();
console.log(JSON.stringify({ read, write }));

async function spend(project: Project): Promise<void> {
  const value = project.budgetMinor + 100;
  const body = JSON.stringify({ budgetMinor: { base: project.budgetMinor, value } });
  const { version } = JSON.parse(await ask('PATCH', project, body)) as { readonly version: number };
  Object.assign(project, { version, budgetMinor: value });
}

/** The body of the answer; a refusal ends the measurement. */
function ask(method: 'GET' | 'PATCH', project: Project, body: string | null): Promise<string> {
  const write = { 'content-type': 'application/json', 'command-id': randomUUID(), 'if-match': `"${project.version}"` };
  const headers = { ...load.headers, ...(body === null ? {} : write) };
  return new Promise((resolve, reject) => {
    const asked = request(`${load.url}/api/projects/${project.id}`, { method, headers, agent }, (answer) => {
      const parts: Buffer[] = [];
      answer.on('data', (part: Buffer) => parts.push(part));
      answer.on('end', () => {
        const text = Buffer.concat(parts).toString('utf8');
        if (answer.statusCode === 200) resolve(text);
        else reject(new Error(`${answer.statusCode} ${text}`));
      });
    });
    asked.on('error', reject);
    asked.end(body ?? undefined);
  });
}

/** Every connection sends its next request when it has its answer. */
async function measured(send: (project: Project) => Promise<unknown>): Promise<Measured> {
  const times: number[] = [];
  const from = performance.now() + WARM_UP_MS;
  const until = from + load.seconds * 1000;
  const connection = async (project: Project) => {
    for (let began = performance.now(); began < until; began = performance.now()) {
      await send(project);
      if (began >= from) times.push(performance.now() - began);
    }
  };
  await Promise.all(projects.map(connection));
  times.sort((a, b) => a - b);
  return {
    rps: Math.round(times.length / load.seconds),
    p99Ms: Math.round(times[Math.floor(times.length * 0.99)] ?? 0),
  };
}
