import { AlikeVendorsPanel } from './alike-vendors-panel.tsx';
import type { Found } from './find-register.ts';
import { fileTargetOf, ImportPanel } from './import-panel.tsx';
import { RecordPanel } from './record-panel.tsx';
import { ALIKE, FILE, NEW_RECORD } from './records-search.ts';
import { isAddable, isImportable, openKind, type RegisterProps, VENDORS } from './register-props.ts';
import { useRegister } from './use-register.ts';

/** Beside a register: the record that the address names, a new one, or a file on its way in. */
export function RegisterPanel(props: RegisterProps) {
  const found = openKind(props);
  return found === undefined || props.search.record === undefined ? null : (
    <OpenPanel key={found.kind.name} {...props} found={found} />
  );
}

function OpenPanel({ found, ...props }: RegisterProps & { readonly found: Found }) {
  const { search, onSearch, projectId } = props;
  const { register, kind } = found;
  // The same read as the register's own: one request for both.
  const read = useRegister({ register, kind, projectId, q: search.q, sort: search.sort });
  const close = () => onSearch({ ...search, record: undefined });
  const mayEdit = props.mayEdit(register);
  if (search.record === ALIKE && kind.name === VENDORS) return <AlikeVendorsPanel mayEdit={mayEdit} onClose={close} />;
  if (search.record === FILE)
    return isImportable(props, register) ? (
      <ImportPanel
        target={fileTargetOf(found)}
        onClose={close}
        onAlike={() => onSearch({ kind: VENDORS, record: ALIKE })}
      />
    ) : null;
  const row = read.rows.find(({ id }) => id === search.record) ?? null;
  if (row === null && !(search.record === NEW_RECORD && isAddable(props, register))) return null;
  return (
    <RecordPanel
      key={row?.id ?? NEW_RECORD}
      found={found}
      row={row}
      names={read.names}
      projectId={row?.projectId ?? projectId}
      mayEdit={mayEdit}
      acts={row === null || !mayEdit ? null : (props.actsOf?.(kind.name, row, close) ?? null)}
      more={row === null ? null : (props.moreOf?.(kind.name, row) ?? null)}
      onAdded={(id) => onSearch({ ...search, record: id })}
      onClose={close}
    />
  );
}
