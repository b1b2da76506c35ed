import { useEffect, useRef } from 'react';
import { plain } from '../../lib/format.ts';
import { markedParts } from '../../lib/marked-parts.ts';
import classes from './palette.module.css';
import { PALETTE_GROUPS, type PaletteGroup, type PaletteItem } from './palette-items.ts';
import { paletteStrings as strings } from './palette-strings.ts';
import type { Found } from './use-found.ts';

type Props = {
  readonly id: string;
  readonly items: readonly PaletteItem[];
  readonly words: readonly string[];
  readonly text: string;
  readonly active: PaletteItem | undefined;
  readonly found: Found;
  readonly onPoint: (item: PaletteItem) => void;
  readonly onRun: (item: PaletteItem) => void;
};

/** The lines under the box. The focus stays in the box: it names the line that is active. */
export function PaletteList({ id, items, words, text, active, found, onPoint, onRun }: Props) {
  return (
    <div className={classes.body}>
      <div role="listbox" id={id} aria-label={strings.results}>
        {PALETTE_GROUPS.map((group) => {
          const lines = items.filter((item) => item.group === group);
          return lines.length === 0 ? null : (
            <Group key={group} id={`${id}-${group}`} group={group}>
              {lines.map((item) => (
                <Line
                  key={item.id}
                  id={optionId(id, item)}
                  item={item}
                  words={words}
                  isActive={item === active}
                  isOld={group === 'find' && found.isWaiting}
                  onPoint={onPoint}
                  onRun={onRun}
                />
              ))}
            </Group>
          );
        })}
      </div>
      <Note text={text} items={items} found={found} />
    </div>
  );
}

export function optionId(listId: string, item: PaletteItem): string {
  return `${listId}-${item.id}`;
}

type GroupProps = { readonly id: string; readonly group: PaletteGroup; readonly children: React.ReactNode };

function Group({ id, group, children }: GroupProps) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is not allowed in a listbox
    <div role="group" aria-labelledby={id} className={classes.group}>
      <div id={id} className={classes.groupName}>
        {strings.groups[group]}
      </div>
      {children}
    </div>
  );
}

type LineProps = Pick<Props, 'words' | 'onPoint' | 'onRun'> & {
  readonly id: string;
  readonly item: PaletteItem;
  readonly isActive: boolean;
  readonly isOld: boolean;
};

function Line({ id, item, words, isActive, isOld, onPoint, onRun }: LineProps) {
  const line = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isActive) line.current?.scrollIntoView({ block: 'nearest' });
  }, [isActive]);
  const { Icon } = item;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the box has the focus and its keys
    <div
      ref={line}
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={isActive}
      className={classes.line}
      data-old={isOld || undefined}
      onMouseDown={(event) => event.preventDefault()}
      onMouseMove={() => (isActive ? undefined : onPoint(item))}
      onClick={() => onRun(item)}
    >
      <span className={classes.icon} aria-hidden="true">
        <Icon size={16} stroke={1.6} />
      </span>
      {item.code ? (
        <span className={classes.code}>
          <Marked text={item.code} words={words} />
        </span>
      ) : null}
      <span className={classes.label} title={item.label}>
        <Marked text={item.label} words={words} />
      </span>
      <span className={classes.note} title={item.note}>
        <Marked text={item.note} words={item.group === 'find' ? words : []} />
      </span>
      {item.keys === undefined ? null : <kbd className={classes.key}>{item.keys}</kbd>}
    </div>
  );
}

function Marked({ text, words }: { readonly text: string; readonly words: readonly string[] }) {
  let from = 0;
  return markedParts(text, words).map((part) => {
    const key = from;
    from += part.text.length;
    return part.isMarked ? <mark key={key}>{part.text}</mark> : <span key={key}>{part.text}</span>;
  });
}

/** What the search has to say beside its hits. */
function Note({ text, items, found }: Pick<Props, 'text' | 'items' | 'found'>) {
  if (text === '') return null;
  if (found.failure !== null)
    return (
      <div className={classes.say} role="alert">
        <span>{strings.failed}</span>
        <button type="button" className={classes.again} onClick={found.retry}>
          {strings.retry}
        </button>
      </div>
    );
  if (found.isWaiting) return items.length === 0 ? <p className={classes.say}>{strings.searching}</p> : null;
  if (items.length === 0)
    return (
      <p className={classes.say}>
        <strong>{strings.nothing(text)}</strong>
        <span>{strings.nothingAdvice}</span>
      </p>
    );
  const left = found.total - found.hits.length;
  return left > 0 ? <p className={classes.say}>{strings.more(plain(left))}</p> : null;
}
