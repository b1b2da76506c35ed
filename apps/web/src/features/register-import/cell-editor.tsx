import { Popover } from '@mantine/core';
import { type KeyboardEvent, useId, useRef, useState } from 'react';
import { ProblemList } from '../../ui/problem-list.tsx';
import classes from './cell-editor.module.css';
import { type Fault, suggestionsOf } from './fault-model.ts';
import { fieldLabels, strings } from './strings.ts';
import type { CellActs, Editing } from './use-cell-editing.ts';

type Props = {
  readonly editing: Editing;
  readonly faults: readonly Fault[];
  readonly acts: Pick<CellActs, 'onSave' | 'onTake' | 'onLeave' | 'onRevert'>;
};

/** The open cell: a text box with its faults below and the values that would mend them as a list to choose from. */
export function CellEditor({ editing, faults, acts }: Props) {
  const { row, field, isMarked } = editing;
  const place = { row, field };
  const [text, setText] = useState(editing.text);
  const listId = useId();
  const [chosen, setChosen] = useState(-1);
  // Closing takes the text box away, which blurs it: that must not save what was reverted.
  const isClosing = useRef(false);
  const suggestions = suggestionsOf(faults);
  const close = (act: () => void) => {
    isClosing.current = true;
    act();
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined && suggestions.length > 0)
      setChosen((now) => Math.max(-1, Math.min(suggestions.length - 1, now + step)));
    else if (event.key === 'Enter' || event.key === 'Tab') {
      const goesOn = event.key === 'Tab' && !event.shiftKey;
      const suggestion = suggestions[chosen];
      close(() =>
        suggestion === undefined ? acts.onSave(place, text, goesOn) : acts.onTake(place, suggestion.text, goesOn),
      );
    } else if (event.key === 'Escape') close(() => acts.onRevert(place));
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <Popover
      opened={faults.length > 0}
      position="bottom-start"
      width={360}
      withRoles={false}
      offset={2}
      trapFocus={false}
      closeOnEscape={false}
    >
      <Popover.Target>
        <input
          className={classes.input}
          aria-label={`${fieldLabels[field]}, ${strings.grid.row.toLowerCase()} ${row}`}
          role="combobox"
          aria-expanded={suggestions.length > 0}
          aria-controls={listId}
          aria-activedescendant={chosen < 0 ? undefined : `${listId}-${chosen}`}
          aria-invalid={faults.length > 0}
          value={text}
          maxLength={500}
          autoComplete="off"
          spellCheck={false}
          // biome-ignore lint/a11y/noAutofocus: the person has just asked to type in this cell
          autoFocus
          onFocus={(event) => {
            if (isMarked) event.currentTarget.select();
          }}
          onChange={(event) => setText(event.currentTarget.value)}
          onBlur={() => {
            if (!isClosing.current) acts.onLeave(place, text);
          }}
          onKeyDown={onKeyDown}
        />
      </Popover.Target>
      <Popover.Dropdown className={classes.dropdown ?? ''}>
        <ProblemList problems={faults.map((fault) => fault.problem)} />
        <Suggestions
          listId={listId}
          suggestions={suggestions}
          chosen={chosen}
          onTake={(text) => close(() => acts.onTake(place, text, false))}
        />
      </Popover.Dropdown>
    </Popover>
  );
}

type SuggestionsProps = {
  readonly listId: string;
  readonly suggestions: ReturnType<typeof suggestionsOf>;
  readonly chosen: number;
  readonly onTake: (text: string) => void;
};

function Suggestions({ listId, suggestions, chosen, onTake }: SuggestionsProps) {
  return (
    <div className={classes.list} role="listbox" id={listId} aria-label={strings.grid.suggestions}>
      {suggestions.map((suggestion, at) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the text box drives the list by keyboard
        <div
          key={suggestion.text}
          id={`${listId}-${at}`}
          role="option"
          tabIndex={-1}
          aria-selected={at === chosen}
          className={classes.option}
          // Before the click, the press would take the focus from the text box.
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onTake(suggestion.text)}
        >
          {suggestion.label}
        </div>
      ))}
    </div>
  );
}
