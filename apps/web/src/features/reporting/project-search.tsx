import { Combobox, TextInput, useCombobox } from '@mantine/core';
import { useDebouncedValue, useHotkeys, useMediaQuery } from '@mantine/hooks';
import { routes, type SightRow } from '@sightline/contract';
import { IconSearch } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { call } from '../../lib/api.ts';
import { asOfQuery, readKey } from '../../lib/as-of.ts';
import { useAsOf } from '../../lib/as-of-context.ts';
import { StatusMark } from '../../ui/status-mark.tsx';
import classes from './project-search.module.css';
import { sightStrings as strings } from './strings.ts';

const MOST = 8;

/** In the top bar of every page: type a key, a name or a person and go there. */
export function ProjectSearch() {
  const [typed, setTyped] = useState('');
  const box = useRef<HTMLInputElement>(null);
  const navigate = useNavigate();
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });
  const [asked] = useDebouncedValue(typed.trim(), 150);
  const isNarrow = useMediaQuery('(max-width: 700px)') ?? false;
  useHotkeys([['mod+K', () => box.current?.focus()]], []);
  const asOf = useAsOf();
  const found = useQuery({
    queryKey: readKey(asOf, 'line-of-sight', 'jump', asked),
    queryFn: ({ signal }) =>
      call(routes.readLineOfSight, { query: { search: asked, limit: MOST, ...asOfQuery(asOf) } }, { signal }),
    enabled: asked !== '',
  });
  const rows: readonly SightRow[] = asked === '' ? [] : (found.data?.rows ?? []);
  const go = (projectId: string) => {
    setTyped('');
    combobox.closeDropdown();
    box.current?.blur();
    void navigate({ to: '/projects/$projectId', params: { projectId } });
  };
  if (isNarrow) return null;
  return (
    <Combobox store={combobox} onOptionSubmit={go} position="bottom-end" width={380}>
      <Combobox.Target>
        <TextInput
          ref={box}
          className={classes.box ?? ''}
          size="xs"
          type="search"
          value={typed}
          placeholder={strings.jump}
          aria-label={strings.jump}
          leftSection={<IconSearch size={16} stroke={1.6} />}
          rightSection={<kbd className={classes.key}>Ctrl K</kbd>}
          rightSectionWidth={54}
          onChange={(event) => {
            setTyped(event.currentTarget.value);
            combobox.openDropdown();
            combobox.selectFirstOption();
          }}
          onKeyDown={(event) => {
            const [first] = rows;
            if (event.key !== 'Enter' || first === undefined || combobox.getSelectedOptionIndex() >= 0) return;
            event.preventDefault();
            go(first.id);
          }}
          onBlur={() => combobox.closeDropdown()}
        />
      </Combobox.Target>
      <Combobox.Dropdown hidden={asked === '' || found.data === undefined}>
        <Combobox.Options>
          {rows.map((row, at) => (
            <Combobox.Option key={row.id} value={row.id} active={at === 0}>
              <span className={classes.option}>
                <span className={classes.optionKey}>{row.key}</span>
                <span className={classes.optionName}>{row.name}</span>
                <StatusMark colour={row.computed.colour} of="computed" />
              </span>
            </Combobox.Option>
          ))}
          {rows.length === 0 ? <Combobox.Empty>{strings.jumpNone}</Combobox.Empty> : null}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}
