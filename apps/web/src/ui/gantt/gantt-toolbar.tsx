import { ActionIcon, Button } from '@mantine/core';
import { IconArrowsHorizontal, IconFold, IconMinus, IconPlus } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from './gantt.module.css';
import { ganttStrings as strings } from './gantt-strings.ts';
import { unitOf } from './time-scale.ts';
import type { GanttView } from './use-gantt-view.ts';

type Props = {
  readonly view: GanttView;
  readonly isFolded: boolean;
  readonly canFold: boolean;
  readonly onFold: () => void;
  readonly legend: ReactNode;
};

export function GanttToolbar({ view, isFolded, canFold, onFold, legend }: Props) {
  const icon = { size: 16, stroke: 1.6, 'aria-hidden': true };
  return (
    <div className={classes.toolbar} role="toolbar" aria-label={strings.tools}>
      {canFold ? (
        <Button size="compact-sm" variant="subtle" leftSection={<IconFold {...icon} />} onClick={onFold}>
          {isFolded ? strings.unfoldAll : strings.foldAll}
        </Button>
      ) : null}
      <span className={classes.legend}>{legend}</span>
      <span className={classes.unit} aria-live="polite">
        {strings.units[unitOf(view.scale.pxPerDay)]}
      </span>
      <ActionIcon
        variant="subtle"
        aria-label={strings.zoomOut}
        title={`${strings.zoomOut} (−)`}
        onClick={() => view.zoom(-1)}
      >
        <IconMinus {...icon} />
      </ActionIcon>
      <ActionIcon
        variant="subtle"
        aria-label={strings.zoomIn}
        title={`${strings.zoomIn} (+)`}
        onClick={() => view.zoom(1)}
      >
        <IconPlus {...icon} />
      </ActionIcon>
      <ActionIcon variant="subtle" aria-label={strings.fit} title={`${strings.fit} (0)`} onClick={view.fit}>
        <IconArrowsHorizontal {...icon} />
      </ActionIcon>
    </div>
  );
}
