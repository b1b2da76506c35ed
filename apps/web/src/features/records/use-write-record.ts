import type { FieldValue, RecordRow } from '@sightline/contract';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call, type Failure, failureOf } from '../../lib/api.ts';
import type { Found } from './find-register.ts';
import type { Patch } from './record-draft.ts';

export type NewRecord = {
  readonly projectId: string | null;
  readonly key: string | null;
  readonly values: Readonly<Record<string, FieldValue>>;
};

/** The writes of one register. Whatever comes of them, the register is read again. */
export function useWriteRecord({ register, kind }: Found) {
  const client = useQueryClient();
  const [isRunning, setRunning] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const act = async <T>(write: () => Promise<T>): Promise<T | null> => {
    setRunning(true);
    setFailure(null);
    try {
      return await write();
    } catch (error) {
      setFailure(failureOf(error));
      return null;
    } finally {
      await client.invalidateQueries({ queryKey: ['register'] });
      setRunning(false);
    }
  };
  return {
    isRunning,
    failure,
    add: ({ projectId, key, values }: NewRecord) =>
      act(async () => {
        const body = { kind: kind.name, key, values: plainValues(values) };
        if (register.place === 'organisation') return call(register.routes.add, { body });
        return call(register.routes.add, { params: { projectId: projectId ?? '' }, body });
      }),
    change: (row: RecordRow, patch: Patch) =>
      act(async () => {
        const body = { kind: kind.name, changes: plainPatch(patch) };
        const { id: recordId, version, projectId } = row;
        if (register.place === 'organisation')
          return call(register.routes.change, { params: { recordId }, version, body });
        return call(register.routes.change, { params: { projectId: projectId ?? '', recordId }, version, body });
      }),
    remove: (row: RecordRow) =>
      act(async () => {
        const { id: recordId, version, projectId } = row;
        if (register.place === 'organisation') return call(register.routes.remove, { params: { recordId }, version });
        return call(register.routes.remove, { params: { projectId: projectId ?? '', recordId }, version });
      }),
  };
}

type Plain = string | number | boolean | string[] | null;

function plain(value: FieldValue): Plain {
  return typeof value === 'object' && value !== null ? [...value] : value;
}

function plainValues(values: Readonly<Record<string, FieldValue>>): Record<string, Plain> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, plain(value)]));
}

function plainPatch(patch: Patch): Record<string, { base: Plain; value: Plain }> {
  return Object.fromEntries(
    Object.entries(patch).map(([name, { base, value }]) => [name, { base: plain(base), value: plain(value) }]),
  );
}
