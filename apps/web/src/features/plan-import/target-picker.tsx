import { TextInput } from '@mantine/core';
import type { PlanTarget } from '@sightline/contract';
import { IconCheck, IconSearch } from '@tabler/icons-react';
import { type KeyboardEvent, useId, useRef, useState } from 'react';
import type { Candidate, ProjectRef } from './review-model.ts';
import { sameTarget } from './review-model.ts';
import { strings } from './strings.ts';
import { type TargetGroup, type TargetOption, targetGroups } from './target-options.ts';
import classes from './target-picker.module.css';

type Props = {
  readonly plan: Candidate;
  readonly projects: readonly ProjectRef[];
  readonly onChoose: (target: PlanTarget) => void;
  readonly onClose: () => void;
};

/** A searchable choice: what fits best, the two ways without a project, then every project. */
export function TargetPicker({ plan, projects, onChoose, onClose }: Props) {
  const listId = useId();
  const list = useRef<HTMLDivElement>(null);
  const [search, setSearch] = useState('');
  const [active, setActive] = useState(0);
  const groups = targetGroups(plan, projects, search);
  const options = groups.flatMap((group) => group.options);
  const goTo = (index: number) => {
    setActive(index);
    list.current?.querySelector(`[data-at="${index}"]`)?.scrollIntoView({ block: 'nearest' });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const chosen = options[active];
    if (step !== undefined) goTo(Math.max(0, Math.min(options.length - 1, active + step)));
    else if (event.key === 'Enter' && chosen !== undefined) onChoose(chosen.target);
    else if (event.key === 'Escape') onClose();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <>
      <TextInput
        className={classes.search ?? ''}
        role="combobox"
        aria-label={strings.target.label}
        aria-expanded
        aria-controls={listId}
        aria-activedescendant={options.length === 0 ? undefined : `${listId}-${active}`}
        placeholder={strings.target.label}
        leftSection={<IconSearch size={14} stroke={1.6} aria-hidden="true" />}
        value={search}
        autoComplete="off"
        data-autofocus
        autoFocus
        onChange={(event) => {
          setSearch(event.currentTarget.value);
          setActive(0);
        }}
        onKeyDown={onKeyDown}
      />
      <div className={classes.list} role="listbox" id={listId} ref={list} aria-label={strings.columns.target}>
        {groups.map((group, at) => (
          <Group
            key={group.label}
            group={group}
            first={groups.slice(0, at).reduce((sum, each) => sum + each.options.length, 0)}
            {...{ plan, active, listId, onChoose }}
          />
        ))}
        {options.length === 0 ? <p className={classes.none}>{strings.target.none}</p> : null}
      </div>
    </>
  );
}

type GroupProps = Pick<Props, 'plan' | 'onChoose'> & {
  readonly group: TargetGroup;
  /** Index of the group's first option among all. */
  readonly first: number;
  readonly active: number;
  readonly listId: string;
};

function Group({ group, first, plan, active, listId, onChoose }: GroupProps) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot stand in a listbox
    <div role="group" aria-label={group.label} className={classes.group}>
      {group.label === '' ? null : <p className={classes.title}>{group.label}</p>}
      {group.options.map((option, at) => (
        <Option
          key={option.id}
          option={option}
          id={`${listId}-${first + at}`}
          at={first + at}
          isActive={first + at === active}
          isChosen={sameTarget(option.target, plan.target)}
          onChoose={onChoose}
        />
      ))}
      {group.more === 0 ? null : <p className={classes.none}>{strings.target.more(group.more)}</p>}
    </div>
  );
}

type OptionProps = Pick<Props, 'onChoose'> & {
  readonly option: TargetOption;
  readonly id: string;
  readonly at: number;
  readonly isActive: boolean;
  readonly isChosen: boolean;
};

function Option({ option, id, at, isActive, isChosen, onChoose }: OptionProps) {
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the search box drives the list by keyboard
    <div
      role="option"
      id={id}
      data-at={at}
      tabIndex={-1}
      aria-selected={isChosen}
      data-active={isActive || undefined}
      className={classes.option}
      onClick={() => onChoose(option.target)}
    >
      <span className={classes.line}>
        {option.key === null ? null : <span className={classes.key}>{option.key}</span>}
        <span className={classes.label}>{option.label}</span>
        {isChosen ? <IconCheck size={14} stroke={1.6} aria-hidden="true" /> : null}
      </span>
      {option.hint === '' ? null : <span className={classes.hint}>{option.hint}</span>}
    </div>
  );
}
