import { Button, TextInput } from '@mantine/core';
import { type PersonAccess, type ResponseOf, routes } from '@sightline/contract';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { longDate } from '../../lib/format.ts';
import { useCommand } from '../../lib/use-command.ts';
import { ProblemList } from '../../ui/problem-list.tsx';
import classes from './access.module.css';
import { eraseStrings as strings } from './erase-strings.ts';

type Person = PersonAccess['person'];
type Erased = ResponseOf<typeof routes.erasePerson>;

/** The last part of a person's panel: asked for twice, by a button and by the name typed out. */
export function ErasePerson({ person }: { readonly person: Person }) {
  const [state, setState] = useState<'idle' | 'asking' | Erased>('idle');
  return (
    <section className={classes.part}>
      <h3 className={classes.head}>{strings.head}</h3>
      {state === 'idle' ? (
        <>
          <p className={classes.text}>{strings.note}</p>
          <div className={classes.verbs}>
            <Button variant="default" onClick={() => setState('asking')}>
              {strings.erase}
            </Button>
          </div>
        </>
      ) : state === 'asking' ? (
        <AskErase person={person} onDone={setState} onNo={() => setState('idle')} />
      ) : (
        <ErasedNote erased={state} />
      )}
    </section>
  );
}

type AskProps = {
  readonly person: Person;
  readonly onDone: (erased: Erased) => void;
  readonly onNo: () => void;
};

function AskErase({ person, onDone, onNo }: AskProps) {
  const client = useQueryClient();
  const [typed, setTyped] = useState('');
  const erasing = useCommand(routes.erasePerson);
  const erase = async () => {
    const erased = await erasing.run({ params: { personId: person.id }, body: { confirmedName: typed } });
    if (erased === null) return;
    onDone(erased);
    void client.invalidateQueries();
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would draw its own frame
    <div role="group" aria-label={strings.yes(person.name)} className={classes.moved}>
      <p className={classes.text}>{strings.text(person.name)}</p>
      <TextInput
        label={strings.typeName(person.name)}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      {erasing.failure?.kind === 'refused' ? <ProblemList problems={erasing.failure.problems} isLive /> : null}
      {erasing.failure?.kind === 'away' ? <p role="alert">{strings.away}</p> : null}
      <div className={classes.verbs}>
        <Button size="xs" disabled={typed !== person.name || erasing.isRunning} onClick={() => void erase()}>
          {erasing.isRunning ? strings.working : strings.yes(person.name)}
        </Button>
        <Button size="xs" variant="default" onClick={onNo} autoFocus>
          {strings.no}
        </Button>
      </div>
    </div>
  );
}

/** What went, and which copies still hold the person. */
function ErasedNote({ erased }: { readonly erased: Erased }) {
  const rows = erased.places.reduce((sum, place) => sum + place.rows, 0);
  return (
    <div role="status" className={classes.moved}>
      <p className={classes.text}>
        {strings.done(erased.pseudonym)} {strings.places(rows)}
      </p>
      {erased.eventsKept === 0 ? null : <p className={classes.text}>{strings.events(erased.eventsKept)}</p>}
      {erased.copies.length === 0 ? null : (
        <>
          <p className={classes.text}>{strings.copies}</p>
          <ul className={classes.copies}>
            {erased.copies.map(({ at, file }) => (
              <li key={`${at} ${file}`}>
                {file}, {longDate(at)}
              </li>
            ))}
          </ul>
        </>
      )}
      <p className={classes.text}>{strings.otherCopies}</p>
    </div>
  );
}
