import { ActionIcon } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import {
  type CSSProperties,
  type KeyboardEvent,
  type PointerEvent,
  type ReactNode,
  useEffect,
  useRef,
  useState,
} from 'react';
import classes from './side-panel.module.css';
import { uiStrings } from './strings.ts';

const WIDTH = { least: 280, first: 320, most: 480 };

type Props = {
  readonly title: string;
  readonly note?: ReactNode;
  readonly onClose: () => void;
  readonly children: ReactNode;
};

/** Detail beside the page: one level, `Esc` closes, the page keeps its scroll. Focus goes in when it opens and back when it closes. */
export function SidePanel({ title, note, onClose, children }: Props) {
  const [width, setWidth] = useState(WIDTH.first);
  const heading = useFocusWhileOpen();
  const closeOnEscape = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    event.preventDefault();
    onClose();
  };
  return (
    <aside
      className={classes.panel}
      style={{ '--panel-width': `${width}px` } as CSSProperties}
      aria-label={title}
      onKeyDown={closeOnEscape}
    >
      <WidthHandle width={width} onWidth={setWidth} />
      <div className={classes.head}>
        <div className={classes.titles}>
          <h2 className={classes.title} ref={heading} tabIndex={-1}>
            {title}
          </h2>
          {note === undefined ? null : <p className={classes.note}>{note}</p>}
        </div>
        <ActionIcon
          variant="subtle"
          aria-label={uiStrings.close}
          title={`${uiStrings.close} (Esc)`}
          onClick={onClose}
          className={classes.close ?? ''}
        >
          <IconX size={16} stroke={1.6} />
        </ActionIcon>
      </div>
      <div className={classes.body}>{children}</div>
    </aside>
  );
}

/** Moves the focus to the panel's heading, and back to where it was when the panel goes. */
function useFocusWhileOpen() {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    heading.current?.focus({ preventScroll: true });
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
    };
  }, []);
  return heading;
}

function WidthHandle({ width, onWidth }: { readonly width: number; readonly onWidth: (width: number) => void }) {
  const bounded = (wanted: number) => Math.min(WIDTH.most, Math.max(WIDTH.least, wanted));
  const drag = (event: PointerEvent<HTMLDivElement>) => {
    if (event.buttons === 1) onWidth(bounded(window.innerWidth - event.clientX));
  };
  const step = (event: KeyboardEvent) => {
    const by = { ArrowLeft: 16, ArrowRight: -16 }[event.key];
    if (by !== undefined) onWidth(bounded(width + by));
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a separator that moves is no <hr>
    <div
      className={classes.handle}
      role="separator"
      aria-orientation="vertical"
      aria-label={uiStrings.resizePanel}
      aria-valuemin={WIDTH.least}
      aria-valuemax={WIDTH.most}
      aria-valuenow={width}
      tabIndex={0}
      onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={drag}
      onKeyDown={step}
    />
  );
}
