import type { NeedKind, NeedsOfKind } from '@sightline/contract';
import { IconChevronRight, IconClockExclamation } from '@tabler/icons-react';
import { cx } from '../../lib/class-names.ts';
import { plain } from '../../lib/format.ts';
import { ErrorBar } from '../../ui/states.tsx';
import { needsStrings as strings } from './needs-strings.ts';
import classes from './needs-strip.module.css';
import type { ReadNeeds } from './use-needs.ts';

/** As many as stand in one row. */
const MOST_COUNTS = 6;

type Props = {
  readonly read: ReadNeeds;
  readonly chosen: NeedKind | null;
  readonly onKind: (kind: NeedKind) => void;
};

/** Always first on the page: how much waits of each kind, with its worst item and clock. One quiet line when nothing does. */
export function NeedsStrip({ read, chosen, onKind }: Props) {
  const { needs, failure, retry } = read;
  if (needs === null) {
    return failure === null ? (
      <p className={classes.quiet} role="status">
        {strings.reading}
      </p>
    ) : (
      <div className={classes.card}>
        <ErrorBar what={strings.failed} kept={strings.kept} failure={failure} onRetry={retry} />
      </div>
    );
  }
  const waiting = needs.kinds.filter(({ count }) => count > 0);
  const total = waiting.reduce((sum, { count }) => sum + count, 0);
  if (total === 0) return <p className={classes.quiet}>{strings.nothing}</p>;
  const shown = waiting.slice(0, MOST_COUNTS);
  const further = waiting[MOST_COUNTS];
  return (
    <section className={classes.card} aria-label={strings.label}>
      <ul className={classes.strip}>
        <li className={classes.head}>
          <h2 className={classes.title}>{strings.title}</h2>
          <span className={classes.total}>{strings.items(total)}</span>
          {further === undefined ? null : (
            <button type="button" className={classes.more} onClick={() => onKind(further.kind)}>
              {strings.more(waiting.length - shown.length)}
            </button>
          )}
        </li>
        {shown.map((kind) => (
          <li key={kind.kind} className={classes.item}>
            <Count of={kind} isChosen={kind.kind === chosen} onKind={onKind} />
          </li>
        ))}
      </ul>
    </section>
  );
}

type CountProps = { readonly of: NeedsOfKind; readonly isChosen: boolean; readonly onKind: Props['onKind'] };

function Count({ of: { kind, count, overdue, items }, isChosen, onKind }: CountProps) {
  const [worst] = items;
  const clock = strings.clock(worst?.lateDays ?? null);
  const isLate = overdue > 0;
  return (
    <button
      type="button"
      className={classes.count}
      aria-pressed={isChosen}
      data-need={kind}
      onClick={() => onKind(kind)}
    >
      <span className={cx(classes.number, isLate && classes.late)}>{plain(count)}</span>
      <span className={classes.words}>
        <span className={cx(classes.kind, isLate && classes.late)}>{strings.kind(kind, count)}</span>
        {worst === undefined ? null : (
          <span className={classes.worst} title={strings.worst(worst.project?.key, worst.what)}>
            {strings.worst(worst.project?.key, worst.what)}
          </span>
        )}
        {clock === null ? null : (
          <span className={cx(classes.clock, (worst?.lateDays ?? 0) > 0 && classes.late)}>
            <IconClockExclamation size={14} stroke={1.6} aria-hidden="true" />
            {clock}
          </span>
        )}
      </span>
      <IconChevronRight size={16} stroke={1.6} aria-hidden="true" className={classes.chevron ?? ''} />
    </button>
  );
}
