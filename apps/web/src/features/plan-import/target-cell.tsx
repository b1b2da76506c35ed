import { Popover } from '@mantine/core';
import { IconAlertTriangle, IconChevronDown } from '@tabler/icons-react';
import { useId } from 'react';
import classes from './review.module.css';
import type { ProjectRef, ReviewRow } from './review-model.ts';
import { strings } from './strings.ts';
import { targetWords } from './target-options.ts';
import { TargetPicker } from './target-picker.tsx';
import type { Match } from './use-plan-draft.ts';

type Props = {
  readonly row: ReviewRow;
  readonly projects: readonly ProjectRef[];
  readonly names: ReadonlyMap<string, ProjectRef>;
  readonly isOpen: boolean;
  readonly onOpen: (isOpen: boolean) => void;
  readonly onMatch: (matches: readonly Match[]) => void;
  /** In a grid the cell is the stop of the Tab key, not the button in it. */
  readonly isInGrid?: boolean;
};

/** Where a plan goes; one click changes it. */
export function TargetCell({ row, projects, names, isOpen, onOpen, onMatch, isInGrid = false }: Props) {
  const buttonId = useId();
  const { plan, file } = row;
  if (plan === null) return null;
  const { key, name } = targetWords(plan.target, names);
  const button = (
    <button
      type="button"
      className={classes.target}
      id={buttonId}
      tabIndex={isInGrid ? -1 : 0}
      data-cell-action
      data-kind={plan.target.kind}
      aria-haspopup="listbox"
      aria-expanded={isOpen}
      aria-label={strings.target.change(plan.name, key === null ? name : `${key} ${name}`)}
      title={plan.targetReason}
      onClick={() => onOpen(!isOpen)}
    >
      {row.twin === null ? null : (
        <IconAlertTriangle size={14} stroke={1.6} className={classes.twin} aria-hidden="true" />
      )}
      {key === null ? null : <span className={classes.second}>{key}</span>}
      <span className={classes.targetName}>{name}</span>
      <IconChevronDown size={14} stroke={1.6} className={classes.second} aria-hidden="true" />
    </button>
  );
  const close = () => {
    onOpen(false);
    // The button is drawn anew without its popover; the focus goes back to it then.
    requestAnimationFrame(() => document.getElementById(buttonId)?.focus());
  };
  if (!isOpen) return button;
  return (
    <Popover
      opened
      onChange={onOpen}
      closeOnEscape={false}
      position="bottom-start"
      width={400}
      withRoles={false}
      offset={2}
    >
      <Popover.Target>{button}</Popover.Target>
      <Popover.Dropdown p={0}>
        <TargetPicker
          plan={plan}
          projects={projects}
          onClose={close}
          onChoose={(target) => {
            close();
            onMatch([{ file, plan, target }]);
          }}
        />
      </Popover.Dropdown>
    </Popover>
  );
}
