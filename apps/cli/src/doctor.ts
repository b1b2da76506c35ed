import { parseArgs } from 'node:util';
import { diagnose, render } from '@sightline/server';
import { databaseUrl, homeFolder } from './settings.ts';

type Diagnosis = Awaited<ReturnType<typeof diagnose>>;

const DURABILITY: Readonly<Record<Diagnosis['durability']['class'], string>> = {
  R: 'what is acknowledged survives the loss of this machine',
  S: 'what is acknowledged survives a power cut',
  C: 'what is acknowledged survives the crash of a program, not a power cut',
};

/** `./sightline doctor [--json]`: exit code 1 when something is wrong. */
export async function doctorCommand(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({ args: [...args], options: { json: { type: 'boolean' } } });
  const diagnosis = await diagnose({ home: homeFolder(), databaseUrl: databaseUrl() });
  const problems = render(diagnosis.problems);
  if (values.json === true) console.log(JSON.stringify({ ...diagnosis, problems }));
  else {
    for (const line of linesOf(diagnosis)) console.log(line);
    for (const { severity, text, advice } of problems) console.log(`${severity}: ${text} ${advice}`);
  }
  return problems.some(({ severity }) => severity === 'error') ? 1 : 0;
}

function linesOf({ durability, postgres, schema, chain, state, disk, problems }: Diagnosis): readonly string[] {
  const differing = state.filter(({ differences }) => differences > 0).length;
  const whole = chain.brokenAt === null ? 'whole' : `broken at event ${chain.brokenAt}`;
  return [
    `durability  class ${durability.class}: ${DURABILITY[durability.class]}`,
    `database    PostgreSQL ${postgres}, schema ${schema ?? 'none'}`,
    `audit       ${chain.events} events, the chain is ${whole}`,
    `history     ${state.length} tables with a history, ${differing === 0 ? 'each equal to it' : `${differing} differ from it`}`,
    ...(disk === null ? [] : [`disk        ${disk.freeMegabytes} MB left in ${disk.folder}`]),
    problems.length === 0 ? 'Nothing is wrong.' : `${problems.length} findings:`,
  ];
}
