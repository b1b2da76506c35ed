import { ChangesPanel } from './changes-panel.tsx';
import { NeedsPanel } from './needs-panel.tsx';
import type { SightSearch } from './sight-search.ts';
import type { ReadChanges } from './use-changes.ts';
import type { ReadNeeds } from './use-needs.ts';
import type { SightActs } from './use-sight-acts.ts';

type Props = {
  readonly list: NonNullable<SightSearch['list']>;
  readonly needs: ReadNeeds;
  readonly changes: ReadChanges;
  readonly acts: SightActs;
};

/** The list that the address names. */
export function SightListPanel({ list, needs, changes, acts }: Props) {
  const onWhy = (projectId: string) => acts.askWhy({ id: projectId as never }, 'computed');
  const onClose = () => acts.list(null);
  return list === 'changes' ? (
    <ChangesPanel read={changes} onWhy={onWhy} onClose={onClose} />
  ) : (
    <NeedsPanel kind={list} read={needs} onKind={acts.list} onWhy={onWhy} onClose={onClose} />
  );
}
