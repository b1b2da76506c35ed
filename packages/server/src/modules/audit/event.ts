import { createHash } from 'node:crypto';

/** One link of the audit chain. `payload` is JSON text exactly as it was hashed. */
export type AuditEvent = {
  readonly seq: number;
  readonly commandId: string;
  readonly name: string;
  readonly accountId: string | null;
  readonly at: string;
  readonly payload: string;
};

/** The hash that the first event follows. */
export const CHAIN_START = '0'.repeat(64);

/** SHA-256 over the previous hash and the event's fields as a JSON array, so that no field can borrow from its neighbour. */
export function chainHash(previousHash: string, event: AuditEvent): string {
  const fields = [previousHash, event.seq, event.commandId, event.name, event.accountId, event.at, event.payload];
  return createHash('sha256').update(JSON.stringify(fields)).digest('hex');
}

export function digestOf(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex');
}
