import type { PointerEvent, RefObject } from 'react';
import { AXIS_HEIGHT } from './axis.ts';
import classes from './gantt.module.css';
import { scrollTo } from './minimap.ts';

type Props = {
  readonly canvas: RefObject<HTMLCanvasElement | null>;
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly sizes: {
    readonly contentWidth: number;
    readonly lineCount: number;
    readonly rowHeight: number;
    readonly gridWidth: number;
  };
};

/** The whole plan in a strip: a press or a drag brings that part into sight. */
export function MinimapStrip({ canvas, scroller, sizes }: Props) {
  const moveTo = (event: PointerEvent<HTMLCanvasElement>) => {
    const element = scroller.current;
    if (element === null || event.buttons !== 1) return;
    const box = event.currentTarget.getBoundingClientRect();
    const whole = { ...sizes, width: box.width, height: box.height };
    const [width, height] = [element.clientWidth - sizes.gridWidth, element.clientHeight - AXIS_HEIGHT];
    const viewport = { left: element.scrollLeft, top: element.scrollTop, width, height };
    element.scrollTo(scrollTo(whole, viewport, { x: event.clientX - box.left, y: event.clientY - box.top }));
  };
  return (
    <div className={classes.minimap} aria-hidden="true">
      <canvas
        ref={canvas}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          moveTo(event);
        }}
        onPointerMove={moveTo}
      />
    </div>
  );
}
