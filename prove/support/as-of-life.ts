import { randomUUID } from 'node:crypto';
import { RefusedError, routes } from '@sightline/contract';
import type { LocalDate, PersonId, PortfolioId, ProgramId, ProjectId } from '@sightline/kernel';
import type { TestClient } from '../../packages/server/src/testing/start-test-server.ts';
import { between } from './random.ts';

/** A life that goes on: who acts, what is known of it, and chance. */
export type Life = {
  client: TestClient;
  today: LocalDate;
  readonly random: () => number;
  readonly projects: Set<ProjectId>;
  /** Newest first. */
  readonly commands: string[];
  /** Every record that ever stood in a register, with the name of its kind. */
  readonly records: Map<string, string>;
  /** The kind of record that a command last touched. */
  touched: string | null;
};

export type Deed = (life: Life) => Promise<unknown>;

/** Nothing to do this to: as good as a refusal. */
export function pick<T>({ random }: Life, among: readonly T[]): T {
  const found = among[between(random, 0, among.length - 1)];
  if (found === undefined) throw new RefusedError(404, []);
  return found;
}

export function either<T>(life: Life, among: readonly T[]): T | null {
  return life.random() < 0.3 || among.length === 0 ? null : pick(life, among);
}

export async function act<T>(life: Life, send: (extras: { readonly commandId: string }) => Promise<T>): Promise<T> {
  const commandId = randomUUID();
  const answer = await send({ commandId });
  life.commands.unshift(commandId);
  return answer;
}

type Directory = {
  readonly people: readonly { readonly id: PersonId; readonly name: string }[];
  readonly programs: readonly { readonly id: ProgramId }[];
  readonly portfolios: readonly { readonly id: PortfolioId; readonly name: string }[];
};

export function directoryOf({ client }: Life): Promise<Directory> {
  return client.call(routes.readDirectory, {});
}

export function name({ random }: Life): string {
  return `Name ${between(random, 1, 100_000)}`;
}

export function dayIn({ random }: Life, days: number): LocalDate {
  return new Date(Date.UTC(2026, 5, 1 + between(random, 1, days))).toISOString().slice(0, 10) as LocalDate;
}
