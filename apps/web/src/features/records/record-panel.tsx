import { Button } from '@mantine/core';
import { labelOf, type RecordRow } from '@sightline/contract';
import { type ReactNode, useState } from 'react';
import { useCurrency } from '../../lib/session.ts';
import { SidePanel } from '../../ui/side-panel.tsx';
import type { Found } from './find-register.ts';
import { RecordForm } from './record-form.tsx';
import { RecordValue } from './record-value.tsx';
import type { Names } from './record-values.ts';
import classes from './register-page.module.css';
import { RemoveRecord } from './remove-record.tsx';
import { recordStrings as strings } from './strings.ts';
import { titleOf } from './use-register.ts';

export type PanelProps = {
  readonly found: Found;
  /** null = a new record. */
  readonly row: RecordRow | null;
  readonly names: Names;
  readonly projectId: string | null;
  readonly mayEdit: boolean;
  /** What else may be done with it. */
  readonly acts: ReactNode;
  /** What else is known of it. */
  readonly more: ReactNode;
  readonly onAdded: (id: string) => void;
  readonly onClose: () => void;
};

/** One record beside its register: read first, edited on demand. */
export function RecordPanel(props: PanelProps) {
  const { found, row, names, mayEdit, acts, more, onClose } = props;
  const { kind } = found;
  const [mode, setMode] = useState<'read' | 'edit' | 'remove'>('read');
  if (row === null)
    return (
      <SidePanel title={strings.add(kind.one)} onClose={onClose}>
        <RecordForm {...props} onDone={onClose} />
      </SidePanel>
    );
  return (
    <SidePanel title={titleOf(kind, row)} note={`${kind.one} ${row.key}`} onClose={onClose}>
      {mode === 'edit' ? (
        <RecordForm {...props} onDone={() => setMode('read')} />
      ) : (
        <>
          <Facts found={found} row={row} names={names} />
          {mode === 'remove' ? (
            <RemoveRecord found={found} row={row} onRemoved={onClose} onCancel={() => setMode('read')} />
          ) : mayEdit ? (
            <>
              {acts}
              <div className={classes.verbs}>
                <Button variant="default" onClick={() => setMode('edit')}>
                  {strings.edit}
                </Button>
                <Button variant="subtle" onClick={() => setMode('remove')}>
                  {strings.remove}
                </Button>
              </div>
            </>
          ) : null}
          {mode === 'read' ? more : null}
        </>
      )}
    </SidePanel>
  );
}

function Facts({ found, row, names }: { readonly found: Found; readonly row: RecordRow; readonly names: Names }) {
  const currency = useCurrency();
  return (
    <dl className={classes.facts}>
      {row.projectId === null ? null : (
        <div className={classes.fact}>
          <dt>{strings.project}</dt>
          <dd>{names[row.projectId] ?? strings.gone}</dd>
        </div>
      )}
      {Object.entries(found.kind.fields).map(([name, field]) => (
        <div key={name} className={classes.fact}>
          <dt>{labelOf(name, field)}</dt>
          <dd>
            <RecordValue field={field} value={row.values[name] ?? null} shown={{ names, currency }} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
