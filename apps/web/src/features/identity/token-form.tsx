import { Button, SegmentedControl, TextInput } from '@mantine/core';
import { routes } from '@sightline/contract';
import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { problemAt, problemsElsewhere } from '../../lib/field-problems.ts';
import { readTypedDay } from '../../lib/typed-day.ts';
import { useCommand } from '../../lib/use-command.ts';
import { ProblemList } from '../../ui/problem-list.tsx';
import { accessStrings } from './access-strings.ts';
import classes from './account-page.module.css';
import { accountStrings as strings } from './account-strings.ts';

export type MadeToken = { readonly name: string; readonly token: string | null };

const FIELDS = ['name', 'expiresOn'];
const RIGHTS = { read: true, full: false } as const;

/** What the token is for, what it may, and its last day. */
export function TokenForm({ onMade }: { readonly onMade: (made: MadeToken) => void }) {
  const client = useQueryClient();
  const command = useCommand(routes.makeToken);
  const [name, setName] = useState('');
  const [lastDay, setLastDay] = useState('');
  const [rights, setRights] = useState<keyof typeof RIGHTS>('read');
  const [isTried, setTried] = useState(false);
  const refused = command.failure?.kind === 'refused' ? command.failure.problems : [];
  const read = readTypedDay(lastDay);
  const nameClaim = name.trim() === '' ? strings.tokenNameNeeded : null;
  const dayClaim = !read.ok ? read.claim : read.day === null ? strings.lastNeeded : null;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (nameClaim !== null || !read.ok || read.day === null) return;
    const body = { name: name.trim(), isReadOnly: RIGHTS[rights], expiresOn: read.day };
    const made = await command.run({ body });
    if (made === null) return;
    void client.invalidateQueries({ queryKey: ['tokens'] });
    onMade({ name: body.name, token: made.token });
  };
  return (
    <form className={classes.form} noValidate aria-label={strings.makeToken} onSubmit={submit}>
      <ProblemList problems={problemsElsewhere(refused, FIELDS)} isLive />
      {command.failure?.kind === 'away' ? <p role="alert">{accessStrings.away}</p> : null}
      <div className={classes.fields}>
        <TextInput
          label={strings.tokenName}
          placeholder={strings.tokenNameHint}
          value={name}
          error={(isTried ? nameClaim : null) ?? problemAt(refused, 'name')}
          onChange={(event) => {
            command.reset();
            setName(event.currentTarget.value);
          }}
        />
        <TextInput
          label={strings.tokenLastDay}
          placeholder={strings.tokenLastDayHint}
          value={lastDay}
          error={(isTried ? dayClaim : null) ?? problemAt(refused, 'expiresOn')}
          onChange={(event) => {
            command.reset();
            setLastDay(event.currentTarget.value);
          }}
        />
        <div className={classes.rights}>
          <span className={classes.label}>{strings.rights}</span>
          <SegmentedControl
            aria-label={strings.rights}
            value={rights}
            onChange={(value) => setRights(value === 'full' ? 'full' : 'read')}
            data={[
              { value: 'read', label: strings.readOnly },
              { value: 'full', label: strings.fullRights },
            ]}
          />
        </div>
      </div>
      <div>
        <Button type="submit" disabled={command.isRunning}>
          {strings.makeToken}
        </Button>
      </div>
    </form>
  );
}
