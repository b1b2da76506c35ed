import { Button } from '@mantine/core';
import type { Colour, SightChange } from '@sightline/contract';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { fullDate, NONE } from '../../lib/format.ts';
import { SidePanel } from '../../ui/side-panel.tsx';
import { ErrorState, LoadingState } from '../../ui/states.tsx';
import { StatusMark } from '../../ui/status-mark.tsx';
import { changeWords, TOLD_FIELDS } from './change-words.ts';
import classes from './changes-panel.module.css';
import { changesStrings as strings } from './changes-strings.ts';
import type { ReadChanges } from './use-changes.ts';

type Props = {
  readonly read: ReadChanges;
  readonly onWhy: (projectId: string) => void;
  readonly onClose: () => void;
};

/** Every project that has moved, most material first, with what of it. */
export function ChangesPanel({ read: { changes, failure, retry }, onWhy, onClose }: Props) {
  return (
    <SidePanel
      title={changes === null ? strings.opening : strings.title(fullDate(changes.since))}
      note={changes === null ? undefined : strings.note(changes.changes.length, changes.unchanged)}
      onClose={onClose}
    >
      {failure !== null ? (
        <ErrorState what={strings.failed} kept={strings.kept} failure={failure} onRetry={retry} />
      ) : changes === null ? (
        <LoadingState what={strings.reading} />
      ) : changes.changes.length === 0 ? (
        <p className={classes.none}>{strings.none}</p>
      ) : (
        <ol className={classes.items}>
          {changes.changes.map((change) => (
            <li key={change.id} className={classes.item}>
              <Change change={change} currency={changes.currency} onWhy={onWhy} />
            </li>
          ))}
        </ol>
      )}
    </SidePanel>
  );
}

type ChangeProps = { readonly change: SightChange; readonly currency: string; readonly onWhy: Props['onWhy'] };

function Change({ change, currency, onWhy }: ChangeProps) {
  const { id, key, name, presence, reported, computed, reason } = change;
  return (
    <>
      <h3 className={classes.name}>
        {presence === 'gone' ? (
          `${key} ${name}`
        ) : (
          <Link to="/projects/$projectId" params={{ projectId: id }} className={classes.link}>
            {`${key} ${name}`}
          </Link>
        )}
      </h3>
      {presence === 'both' ? (
        <dl className={classes.moves}>
          {reported === null ? null : (
            <Move label={strings.fields.reported} value={<Colours {...reported} of="reported" />} />
          )}
          {computed === null ? null : (
            <Move label={strings.fields.computed} value={<Colours {...computed} of="computed" />} />
          )}
          {TOLD_FIELDS.map((field) => {
            const words = changeWords(change, field, currency);
            return words === null ? null : <Move key={field} label={strings.fields[field]} value={words} />;
          })}
        </dl>
      ) : (
        <p className={classes.presence}>{presence === 'new' ? strings.fresh : strings.gone}</p>
      )}
      {reason === null ? null : <p className={classes.reason}>{reason}</p>}
      {computed === null ? null : (
        <Button variant="default" size="xs" onClick={() => onWhy(id)}>
          {strings.why}
        </Button>
      )}
    </>
  );
}

function Move({ label, value }: { readonly label: string; readonly value: ReactNode }) {
  return (
    <div className={classes.move}>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </div>
  );
}

type ColoursProps = { readonly from: Colour | null; readonly to: Colour | null; readonly of: string };

function Colours({ from, to, of }: ColoursProps) {
  return (
    <span className={classes.colours}>
      <span>{from === null ? NONE : <StatusMark colour={from} of={of} />}</span>
      <span>{strings.arrow}</span>
      <span>{to === null ? NONE : <StatusMark colour={to} of={of} />}</span>
    </span>
  );
}
