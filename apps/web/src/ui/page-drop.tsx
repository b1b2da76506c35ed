import { useEffect, useEffectEvent, useState } from 'react';
import classes from './page-drop.module.css';

type Props = {
  /** Said while files hover over the page. */
  readonly label: string;
  readonly onDrop: (transfer: DataTransfer) => void;
};

/** The whole page takes dropped files. Pages show buttons for the same act beside it: dropping is never the only way. */
export function PageDrop({ label, onDrop }: Props) {
  const [isOver, setIsOver] = useState(false);
  const take = useEffectEvent((transfer: DataTransfer) => onDrop(transfer));
  useEffect(() => {
    // Every element under the pointer sends its own enter and leave; the page is left when all of them are.
    let depth = 0;
    const listeners: Readonly<Record<string, (event: DragEvent) => void>> = {
      dragenter: () => setIsOver(++depth > 0),
      dragover: (event) => event.preventDefault(),
      dragleave: () => setIsOver(--depth > 0),
      drop: (event) => {
        event.preventDefault();
        depth = 0;
        setIsOver(false);
        if (event.dataTransfer !== null) take(event.dataTransfer);
      },
    };
    const forFiles = Object.entries(listeners).map(([name, listen]): [string, (event: Event) => void] => [
      name,
      (event) => {
        if (event instanceof DragEvent && event.dataTransfer?.types.includes('Files')) listen(event);
      },
    ]);
    for (const [name, listen] of forFiles) window.addEventListener(name, listen);
    return () => {
      for (const [name, listen] of forFiles) window.removeEventListener(name, listen);
    };
  }, []);
  return isOver ? (
    <div className={classes.over} aria-hidden="true">
      <span className={classes.label}>{label}</span>
    </div>
  ) : null;
}
