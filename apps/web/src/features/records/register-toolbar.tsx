import { Button, Select, TextInput } from '@mantine/core';
import type { RecordKind, Register } from '@sightline/contract';
import { IconArrowMerge, IconFileImport, IconPlus, IconSearch } from '@tabler/icons-react';
import type { Ref } from 'react';
import { counted, plain } from '../../lib/format.ts';
import type { Found } from './find-register.ts';
import { capital } from './record-values.ts';
import type { RecordsSearch } from './records-search.ts';
import classes from './register-page.module.css';
import { recordStrings as strings } from './strings.ts';
import type { RecordCounts } from './use-record-counts.ts';

type Props = {
  readonly search: RecordsSearch;
  readonly onSearch: (search: RecordsSearch) => void;
  readonly registers: readonly Register[];
  readonly counts: RecordCounts | null;
  /** The kinds are chosen beside it: the bar names the open one. */
  readonly isListed: boolean;
  readonly found: Found;
  readonly total: number | null;
  readonly searchBox: Ref<HTMLInputElement>;
  /** Pairs of records that may be one. */
  readonly alike: number;
  readonly onAlike: () => void;
  /** null = nothing can be added here. */
  readonly onAdd: (() => void) | null;
  readonly onFile: (() => void) | null;
};

/** Which register, how many records, what is searched, and the way to add one. */
export function RegisterToolbar(props: Props) {
  const { search, onSearch, isListed, found, total, searchBox, onAdd, onFile, alike, onAlike } = props;
  const { kind } = found;
  // The choice of the kind says it already, unless only a part is searched out.
  const isCounted = !isListed && props.counts !== null && search.q === undefined;
  return (
    <div className={classes.bar}>
      {isListed ? <h2 className={classes.named}>{capital(kind.many)}</h2> : <KindChoice {...props} />}
      <span className={classes.count}>{total === null || isCounted ? '' : plain(total)}</span>
      <TextInput
        ref={searchBox}
        className={classes.search ?? ''}
        size="xs"
        type="search"
        value={search.q ?? ''}
        placeholder={strings.searchHint}
        aria-label={strings.search}
        leftSection={<IconSearch size={14} stroke={1.6} />}
        rightSection={search.q === undefined ? <kbd className={classes.hintKey}>/</kbd> : null}
        onChange={(event) => onSearch({ ...search, q: event.currentTarget.value || undefined })}
      />
      <div className={classes.end}>
        {alike === 0 ? null : (
          <Button variant="default" leftSection={<IconArrowMerge size={16} stroke={1.6} />} onClick={onAlike}>
            {strings.alike.count(counted(alike, 'pair'))}
          </Button>
        )}
        {onFile === null ? null : (
          <Button variant="default" leftSection={<IconFileImport size={16} stroke={1.6} />} onClick={onFile}>
            {strings.importFile}
          </Button>
        )}
        {onAdd === null ? null : (
          <Button leftSection={<IconPlus size={16} stroke={1.6} />} onClick={onAdd}>
            {strings.add(kind.one)}
          </Button>
        )}
      </div>
    </div>
  );
}

function KindChoice({ registers, counts, found, onSearch }: Props) {
  const told = ({ name, many }: RecordKind) => {
    const count = counts?.get(name);
    return count === undefined ? capital(many) : `${capital(many)} (${plain(count)})`;
  };
  return (
    <Select
      className={classes.kinds ?? ''}
      size="xs"
      aria-label={strings.register}
      data={registers.map(({ name, group }) => ({
        group: name,
        items: group.kinds.map((each) => ({ value: each.name, label: told(each) })),
      }))}
      value={found.kind.name}
      onChange={(value) => onSearch(value === null ? {} : { kind: value })}
      allowDeselect={false}
      searchable
      maxDropdownHeight={420}
    />
  );
}

export function ClearSearch({ onClear }: { readonly onClear: () => void }) {
  return <Button onClick={onClear}>{strings.clear}</Button>;
}
