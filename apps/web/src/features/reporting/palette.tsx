import { Modal } from '@mantine/core';
import { useDebouncedValue, useMediaQuery } from '@mantine/hooks';
import { foldedWords } from '@sightline/contract';
import { IconSearch, IconX } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { type KeyboardEvent, useEffect, useId, useState } from 'react';
import { plain } from '../../lib/format.ts';
import { keepRecent, type Recent, readRecents } from '../../lib/recents.ts';
import { useMayToday } from '../../lib/session.ts';
import { addressOf } from './hit-address.ts';
import { itemOf } from './hit-items.ts';
import classes from './palette.module.css';
import { inGroups, offered, type PaletteItem, stepTo } from './palette-items.ts';
import { optionId, PaletteList } from './palette-list.tsx';
import { paletteStrings as strings } from './palette-strings.ts';
import { useFound } from './use-found.ts';

type Props = {
  readonly accountId: string;
  /** Pages, what can be made and what can be done: set in by the frame. */
  readonly commands: readonly PaletteItem[];
  readonly onClose: () => void;
};

/** Find, go, create and do, from any page. */
export function Palette(props: Props) {
  const isPhone = useMediaQuery('(max-width: 700px)', undefined, { getInitialValueInEffect: false }) ?? false;
  return (
    <Modal.Root
      opened
      onClose={props.onClose}
      size={640}
      yOffset="10vh"
      fullScreen={isPhone}
      classNames={{ content: classes.palette }}
    >
      <Modal.Overlay />
      <Modal.Content aria-label={strings.title}>
        <Search {...props} />
      </Modal.Content>
    </Modal.Root>
  );
}

function Search({ onClose, ...given }: Props) {
  const listId = useId();
  const [text, setText] = useState('');
  const [at, setAt] = useState(0);
  const { items, words, found } = useItems(text, given);
  // Enter before the answer waits for it: what stands first then is opened.
  const [isEntered, setEntered] = useState(false);
  const active = items[Math.min(at, items.length - 1)];
  const run = (item: PaletteItem | undefined) => {
    if (item === undefined) return;
    onClose();
    item.run();
  };
  useEffect(() => {
    if (!isEntered || found.isWaiting) return;
    setEntered(false);
    run(items[0]);
  });
  const type = (typed: string) => {
    setText(typed);
    setAt(0);
    setEntered(false);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const next = stepTo(event.key, at, items.length);
    if (next !== null) setAt(next);
    else if (event.key !== 'Enter') return;
    else if (found.isWaiting && at === 0) setEntered(true);
    else if (items.length === 0 && found.failure !== null) found.retry();
    else run(active);
    event.preventDefault();
  };
  return (
    <>
      <div className={classes.head}>
        <IconSearch size={16} stroke={1.6} aria-hidden="true" className={classes.glass} />
        <input
          ref={takeFocus}
          className={classes.input}
          type="text"
          role="combobox"
          data-autofocus
          autoComplete="off"
          spellCheck={false}
          maxLength={200}
          value={text}
          placeholder={strings.hint}
          aria-label={strings.title}
          aria-expanded={items.length > 0}
          aria-controls={listId}
          aria-autocomplete="list"
          aria-activedescendant={active === undefined ? undefined : optionId(listId, active)}
          onChange={(event) => type(event.currentTarget.value)}
          onKeyDown={onKeyDown}
        />
        <button type="button" className={classes.close} aria-label={strings.close} onClick={onClose}>
          <kbd className={classes.key}>Esc</kbd>
          <IconX size={19} stroke={1.6} className={classes.cross} />
        </button>
      </div>
      <div className={classes.busy} data-busy={found.isWaiting || undefined} aria-hidden="true" />
      <PaletteList
        id={listId}
        items={items}
        words={words}
        text={text.trim()}
        active={active}
        found={found}
        onPoint={(item) => setAt(items.indexOf(item))}
        onRun={run}
      />
      <Foot count={items.length} left={found.total - found.hits.length} isWaiting={found.isWaiting} />
    </>
  );
}

/** At once: who goes on typing after the key that opened it loses no letter. */
function takeFocus(box: HTMLInputElement | null): void {
  box?.focus();
}

/** What stands in the list now. */
function useItems(text: string, { accountId, commands }: Omit<Props, 'onClose'>) {
  const navigate = useNavigate();
  const mayFind = useMayToday('directory.read');
  const mayReadPeople = useMayToday('access.read');
  const [recents] = useState(() => readRecents(accountId));
  const typed = text.trim();
  const [asked] = useDebouncedValue(typed, 120);
  const found = useFound(typed, asked, mayFind);
  const words = foldedWords(typed);
  const open = (hit: Recent) => () => {
    keepRecent(accountId, hit);
    void navigate(addressOf(hit, mayReadPeople));
  };
  const own = offered([...recents.map((recent) => itemOf(recent, 'recent', open(recent))), ...commands], words);
  const hits = found.hits.map((hit) => itemOf(hit, 'find', open(withoutSpelling(hit))));
  return { items: inGroups([...own, ...hits]), words, found };
}

function withoutSpelling({ kind, id, key, name, register, project }: Recent): Recent {
  return { kind, id, key, name, register, project };
}

type FootProps = { readonly count: number; readonly left: number; readonly isWaiting: boolean };

function Foot({ count, left, isWaiting }: FootProps) {
  return (
    <div className={classes.foot}>
      <span role="status">
        {isWaiting
          ? strings.searching
          : left > 0
            ? strings.countOf(plain(count), plain(count + left))
            : strings.count(plain(count))}
      </span>
      <span className={classes.keys} aria-hidden="true">
        <span>{strings.moves}</span>
        <span>{strings.opens}</span>
        <span>{strings.closes}</span>
      </span>
    </div>
  );
}
