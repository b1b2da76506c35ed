import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useStable } from '../../lib/use-stable.ts';
import type { GanttTime } from './gantt-source.ts';
import { dayAt, fitting, stepped, type TimeScale, within, xOf } from './time-scale.ts';

/** Room for the last label, in pixels. */
const END_ROOM = 130;
const START_ROOM = 16;
/** A plan of many years opens at months, not as a line. */
const LEAST_AT_FIRST = 0.9;
const WHEEL_SPEED = 0.0022;

export type GanttView = {
  readonly scale: TimeScale;
  readonly timeWidth: number;
  readonly size: { readonly width: number; readonly height: number };
  readonly zoom: (direction: 1 | -1) => void;
  readonly fit: () => void;
  readonly pan: (share: number) => void;
  readonly showDay: (day: number) => void;
};

/** How near the time is and what of it is in sight; the day under the pointer, or in the middle, stays where it is. */
export function useGanttView(
  scroller: RefObject<HTMLDivElement | null>,
  gridWidthOf: (width: number) => number,
  time: GanttTime,
): GanttView {
  const size = useSize(scroller);
  const gridWidth = gridWidthOf(size.width);
  const room = Math.max(80, size.width - gridWidth);
  const [chosen, setChosen] = useState<number | null>(null);
  const fitted = fitting(Math.max(1, time.to - time.from), room - END_ROOM - START_ROOM);
  const pxPerDay = chosen ?? Math.max(LEAST_AT_FIRST, fitted);
  const scale = { origin: time.from - START_ROOM / pxPerDay, pxPerDay };
  const timeWidth = Math.max(room, Math.ceil((time.to - time.from) * pxPerDay) + START_ROOM + END_ROOM);
  const held = useRef<{ readonly day: number; readonly x: number } | null>(null);
  const zoomTo = useStable((next: number, x: number = room / 2) => {
    const element = scroller.current;
    if (element === null) return;
    held.current = { day: dayAt(scale, element.scrollLeft + x), x };
    setChosen(within(next));
  });
  useLayoutEffect(() => {
    const { current } = held;
    if (current === null || scroller.current === null) return;
    held.current = null;
    scroller.current.scrollLeft = xOf(scale, current.day) - current.x;
  });
  const isOpened = useRef(false);
  useLayoutEffect(() => {
    if (isOpened.current || size.width === 0 || scroller.current === null) return;
    isOpened.current = true;
    const now = time.statusDay ?? time.today;
    if (now !== null) scroller.current.scrollLeft = xOf(scale, now) - room * 0.3;
  });
  useWheelZoom(scroller, (delta, clientX, left) =>
    zoomTo(pxPerDay * Math.exp(-delta * WHEEL_SPEED), Math.max(0, clientX - left - gridWidth)),
  );
  return {
    scale,
    timeWidth,
    size,
    zoom: (direction) => zoomTo(stepped(pxPerDay, direction)),
    fit: () => {
      setChosen(within(fitted));
      scroller.current?.scrollTo({ left: 0 });
    },
    pan: (share) => scroller.current?.scrollBy({ left: share * room }),
    showDay: (day) => {
      const element = scroller.current;
      const x = xOf(scale, day);
      if (element !== null && (x < element.scrollLeft || x > element.scrollLeft + room))
        element.scrollLeft = x - room * 0.3;
    },
  };
}

function useSize(element: RefObject<HTMLElement | null>) {
  const [size, setSize] = useState({ width: 0, height: 0 });
  useLayoutEffect(() => {
    const watched = element.current;
    if (watched === null) return;
    const read = () => setSize({ width: watched.clientWidth, height: watched.clientHeight });
    read();
    const observer = new ResizeObserver(read);
    observer.observe(watched);
    return () => observer.disconnect();
  }, [element]);
  return size;
}

/** With Ctrl (or two fingers on a pad) the wheel zooms time, not the page. */
function useWheelZoom(
  element: RefObject<HTMLElement | null>,
  zoom: (delta: number, clientX: number, left: number) => void,
) {
  const act = useStable(zoom);
  useEffect(() => {
    const watched = element.current;
    const onWheel = (event: WheelEvent) => {
      if (watched === null || (!event.ctrlKey && !event.metaKey)) return;
      event.preventDefault();
      act(event.deltaY, event.clientX, watched.getBoundingClientRect().left);
    };
    watched?.addEventListener('wheel', onWheel, { passive: false });
    return () => watched?.removeEventListener('wheel', onWheel);
  }, [element, act]);
}
