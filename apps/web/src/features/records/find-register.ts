import { type RecordKind, type Register, registers } from '@sightline/contract';

export type Found = { readonly register: Register; readonly kind: RecordKind };

/** Where a kind of record is kept. */
export function findKind(name: string | undefined, among: readonly Register[] = registers): Found | undefined {
  for (const register of among) {
    const kind = register.group.kinds.find((each) => each.name === name);
    if (kind !== undefined) return { register, kind };
  }
  return undefined;
}
