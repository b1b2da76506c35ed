import { Button, NativeSelect, Select, TextInput } from '@mantine/core';
import { routes } from '@sightline/contract';
import { parseLocalDate } from '@sightline/kernel';
import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { problemAt, problemsElsewhere } from '../../lib/field-problems.ts';
import { longDate } from '../../lib/format.ts';
import { useSession } from '../../lib/session.ts';
import { useCommand } from '../../lib/use-command.ts';
import { ProblemList } from '../../ui/problem-list.tsx';
import { accessStrings } from './access-strings.ts';
import classes from './account-page.module.css';
import { accountStrings as strings } from './account-strings.ts';
import { grantInWords, grantKey, inOrder } from './grant-words.ts';
import { ALL_ROLES, EMPTY_STAND_IN, readStandIn, type StandInTyped } from './stand-in-draft.ts';
import type { StandIns } from './use-own-account.ts';

const FIELDS = ['toAccountId', 'firstOn', 'lastOn', 'reason'];

/** Gives one's roles to somebody for some days. What was typed stays until it is written. */
export function StandInForm({ grants, candidates }: Pick<StandIns, 'grants' | 'candidates'>) {
  const client = useQueryClient();
  const command = useCommand(routes.addDelegation);
  const today = parseLocalDate(useSession()?.today ?? '');
  const [typed, setTyped] = useState<StandInTyped>(EMPTY_STAND_IN);
  const [isTried, setTried] = useState(false);
  const read = today === null ? null : readStandIn(typed, { grants, today });
  const refused = command.failure?.kind === 'refused' ? command.failure.problems : [];
  const claims = isTried && read?.ok === false ? read.claims : {};
  const put = (change: Partial<StandInTyped>) => {
    command.reset();
    setTyped({ ...typed, ...change });
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (read?.ok !== true || (await command.run({ body: read.body })) === null) return;
    setTyped(EMPTY_STAND_IN);
    setTried(false);
    void client.invalidateQueries({ queryKey: ['delegations'] });
  };
  return (
    <form className={classes.form} noValidate aria-label={strings.give} onSubmit={submit}>
      <ProblemList problems={problemsElsewhere(refused, FIELDS)} isLive />
      {command.failure?.kind === 'away' ? <p role="alert">{accessStrings.away}</p> : null}
      <div className={classes.fields}>
        <Select
          label={strings.person}
          placeholder={strings.personHint}
          data={candidates.map(({ id, name }) => ({ value: id, label: name }))}
          value={typed.toAccountId}
          error={claims.toAccountId ?? problemAt(refused, 'toAccountId')}
          onChange={(toAccountId) => put({ toAccountId })}
          nothingFoundMessage={accessStrings.nothingFound}
          limit={60}
          searchable
          allowDeselect={false}
        />
        <NativeSelect
          label={strings.what}
          value={typed.grant}
          onChange={(event) => put({ grant: event.currentTarget.value })}
          data={[
            { value: ALL_ROLES, label: strings.allOwnRoles },
            ...inOrder(grants).map((each) => ({ value: grantKey(each), label: grantInWords(each) })),
          ]}
        />
        <TextInput
          label={strings.firstDay}
          placeholder={today === null ? '' : longDate(today)}
          value={typed.firstOn}
          error={claims.firstOn ?? problemAt(refused, 'firstOn')}
          onChange={(event) => put({ firstOn: event.currentTarget.value })}
        />
        <TextInput
          label={strings.lastDay}
          placeholder={strings.dayHint}
          value={typed.lastOn}
          error={claims.lastOn ?? problemAt(refused, 'lastOn')}
          onChange={(event) => put({ lastOn: event.currentTarget.value })}
        />
        <TextInput
          className={classes.wide ?? ''}
          label={strings.reason}
          value={typed.reason}
          error={claims.reason ?? problemAt(refused, 'reason')}
          onChange={(event) => put({ reason: event.currentTarget.value })}
        />
      </div>
      <div>
        <Button type="submit" disabled={command.isRunning}>
          {strings.give}
        </Button>
      </div>
    </form>
  );
}
