import type { RecordKind, Register } from '@sightline/contract';
import { IconLock } from '@tabler/icons-react';
import { type KeyboardEvent, useRef } from 'react';
import { plain } from '../../lib/format.ts';
import classes from './kind-list.module.css';
import { capital } from './record-values.ts';
import { recordStrings as strings } from './strings.ts';
import type { RecordCounts } from './use-record-counts.ts';

type Props = {
  readonly registers: readonly Register[];
  readonly counts: RecordCounts | null;
  /** The kind that is open. */
  readonly kind: RecordKind;
  readonly onKind: (name: string) => void;
};

/** The registers beside the open one, each with its count. One tab stop: arrows move, Enter opens. */
export function KindList({ registers, counts, kind, onKind }: Props) {
  const box = useRef<HTMLElement>(null);
  return (
    <nav ref={box} className={classes.kinds} aria-label={strings.title} onKeyDown={(event) => step(box.current, event)}>
      {registers.map(({ name, group }) => (
        <section key={name} className={classes.group} aria-label={name}>
          <h3 className={classes.head}>{name}</h3>
          {group.kinds.map((each) => (
            <button
              key={each.name}
              type="button"
              className={classes.kind}
              data-step
              tabIndex={each.name === kind.name ? 0 : -1}
              aria-current={each.name === kind.name ? 'page' : undefined}
              onClick={() => onKind(each.name)}
            >
              <span className={classes.name}>{capital(each.many)}</span>
              {counts === null ? null : <Count count={counts.get(each.name)} />}
            </button>
          ))}
        </section>
      ))}
    </nav>
  );
}

function Count({ count }: { readonly count: number | undefined }) {
  if (count === undefined)
    return (
      <span className={classes.closed} title={strings.closed}>
        <IconLock size={14} stroke={1.6} aria-hidden="true" />
        <span className="visually-hidden">{strings.closed}</span>
      </span>
    );
  return (
    <span className={classes.count} data-none={count === 0 || undefined}>
      {plain(count)}
    </span>
  );
}

function step(box: HTMLElement | null, event: KeyboardEvent): void {
  if (box === null) return;
  const stops = [...box.querySelectorAll<HTMLElement>('[data-step]')];
  const at = stops.findIndex((each) => each.matches(':focus'));
  const next = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: stops.length - 1 }[event.key];
  if (next === undefined) return;
  stops[next]?.focus();
  event.preventDefault();
}
