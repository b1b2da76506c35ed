import { Button, NativeSelect, TextInput } from '@mantine/core';
import { IconFileImport, IconSearch, IconUserPlus, IconUsersGroup } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { Ref } from 'react';
import { plain } from '../../lib/format.ts';
import { oneOf } from '../../lib/search-params.ts';
import { type AccountState, STATE_WORDS, accessStrings as strings } from './access-strings.ts';
import classes from './people-page.module.css';
import { ACCOUNT_STATES } from './people-rows.ts';
import type { PeopleSearch } from './people-search.ts';

type Props = {
  readonly search: PeopleSearch;
  readonly onSearch: (search: PeopleSearch) => void;
  readonly searchBox: Ref<HTMLInputElement>;
  readonly counts: Readonly<Record<AccountState, number>>;
  readonly total: number;
  /** null = the caller may bring in no file. */
  readonly onFile: (() => void) | null;
  /** null = the caller may not invite. */
  readonly onInvite: (() => void) | null;
};

/** Search, narrow to a state, invite. */
export function PeopleToolbar({ search, onSearch, searchBox, counts, total, onFile, onInvite }: Props) {
  const withState = (state: AccountState | undefined) => onSearch({ ...search, state });
  return (
    <div className={classes.bar}>
      <h2 className={classes.title}>
        {strings.title} <span className={classes.count}>{plain(total)}</span>
      </h2>
      <TextInput
        ref={searchBox}
        className={classes.search ?? ''}
        size="xs"
        type="search"
        value={search.q ?? ''}
        placeholder={strings.searchHint}
        aria-label={strings.search}
        leftSection={<IconSearch size={14} stroke={1.6} />}
        rightSection={search.q === undefined ? <kbd className={classes.key}>/</kbd> : null}
        onChange={(event) => onSearch({ ...search, q: event.currentTarget.value })}
      />
      <NativeSelect
        className={classes.states ?? ''}
        size="xs"
        aria-label={strings.stateFilter}
        value={search.state ?? ''}
        onChange={(event) => withState(oneOf(ACCOUNT_STATES, event.currentTarget.value))}
        data={[
          { value: '', label: strings.all },
          ...ACCOUNT_STATES.map((state) => ({ value: state, label: `${STATE_WORDS[state]}, ${plain(counts[state])}` })),
        ]}
      />
      <div className={classes.end}>
        <Button
          variant="default"
          component={Link}
          to="/people/access"
          leftSection={<IconUsersGroup size={16} stroke={1.6} />}
        >
          {strings.allAccess}
        </Button>
        {onFile === null ? null : (
          <Button variant="default" leftSection={<IconFileImport size={16} stroke={1.6} />} onClick={onFile}>
            {strings.importFile}
          </Button>
        )}
        {onInvite === null ? null : (
          <Button leftSection={<IconUserPlus size={16} stroke={1.6} />} onClick={onInvite}>
            {strings.invite}
          </Button>
        )}
      </div>
    </div>
  );
}

export function ClearSearch({ onClear }: { readonly onClear: () => void }) {
  return <Button onClick={onClear}>{strings.clear}</Button>;
}
