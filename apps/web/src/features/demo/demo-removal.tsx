import { Button, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import type { DemoRemoval } from '@sightline/contract';
import { type FormEvent, useEffect, useState } from 'react';
import { ProblemList } from '../../ui/problem-list.tsx';
import { ErrorState, LoadingState } from '../../ui/states.tsx';
import classes from './demo.module.css';
import { demoStrings as strings } from './strings.ts';
import { useRemoval, useRemoveDemo } from './use-demo.ts';

/** What a removal takes and what of one's own points at it; then the word, typed out. */
export function DemoRemovalPart({ onNo }: { readonly onNo: () => void }) {
  const { removal, failure, retry } = useRemoval();
  if (removal === null)
    return failure === null ? (
      <LoadingState what={strings.readingRemoval} />
    ) : (
      <ErrorState what={strings.removalFailed} kept={strings.demoKept} failure={failure} onRetry={retry} />
    );
  return (
    <>
      <h3 className={classes.head}>{strings.goes}</h3>
      <p className={classes.text}>
        {removal.goes.map(({ kind, many, count }) => `${count} ${count === 1 ? kind : many}`).join(', ')}
      </p>
      <Pointers title={strings.empties} pointers={removal.empties} />
      <Pointers title={strings.keeps} pointers={removal.keeps} />
      <Pointers title={strings.ends} pointers={removal.ends} />
      {removal.empties.count + removal.keeps.count + removal.ends.count === 0 ? (
        <p className={classes.text}>{strings.nothing}</p>
      ) : null}
      {removal.keepsOrganisation ? <p className={classes.text}>{strings.organisation}</p> : null}
      <Confirmation seen={removal.seen} onMoved={retry} onNo={onNo} />
    </>
  );
}

function Pointers({ title, pointers }: { readonly title: string; readonly pointers: DemoRemoval['keeps'] }) {
  if (pointers.count === 0) return null;
  const named = ({ kind, name }: { readonly kind: string; readonly name: string | null }) =>
    `${kind} ${name ?? strings.hidden}`;
  return (
    <>
      <h3 className={classes.head}>{title}</h3>
      <ul className={classes.pointers}>
        {pointers.first.map((each, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the list is never reordered, and two lines may read the same
          <li key={index}>
            {named(each)}: {each.link}
            {each.to === null ? '' : ` → ${named(each.to)}`}
          </li>
        ))}
        {pointers.count > pointers.first.length ? (
          <li>{strings.more(pointers.count - pointers.first.length)}</li>
        ) : null}
      </ul>
    </>
  );
}

type ConfirmationProps = { readonly seen: string; readonly onMoved: () => void; readonly onNo: () => void };

function Confirmation({ seen, onMoved, onNo }: ConfirmationProps) {
  const [typed, setTyped] = useState('');
  const { remove, isRunning, failure } = useRemoveDemo((rows) => notifications.show({ message: strings.done(rows) }));
  const problems = failure?.kind === 'refused' ? failure.problems : [];
  const hasMoved = problems.some(({ code }) => code === 'demo.own-things-moved');
  useEffect(() => {
    if (hasMoved) onMoved();
  }, [hasMoved, onMoved]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (typed === strings.word && !isRunning) void remove(seen);
  };
  return (
    <form onSubmit={submit} noValidate className={classes.confirmation}>
      {hasMoved ? <p role="alert">{strings.moved}</p> : <ProblemList problems={problems} isLive />}
      {failure?.kind === 'away' ? <p role="alert">{strings.away}</p> : null}
      <TextInput
        label={strings.typeWord}
        value={typed}
        disabled={isRunning}
        onChange={(event) => setTyped(event.currentTarget.value)}
        autoComplete="off"
      />
      <div className={classes.verbs}>
        <Button type="submit" color="red" disabled={typed !== strings.word || isRunning}>
          {strings.remove}
        </Button>
        <Button variant="default" onClick={onNo} disabled={isRunning}>
          {strings.no}
        </Button>
      </div>
      {isRunning ? <LoadingState what={strings.removing} /> : null}
    </form>
  );
}
