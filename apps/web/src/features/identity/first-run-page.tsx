import { Button, PasswordInput, Select, TextInput } from '@mantine/core';
import { routes } from '@sightline/contract';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { problemAt, problemsElsewhere } from '../../lib/field-problems.ts';
import { keepSession } from '../../lib/session.ts';
import { useCommand } from '../../lib/use-command.ts';
import { useTitle } from '../../lib/use-title.ts';
import { ProblemList } from '../../ui/problem-list.tsx';
import { CURRENCIES } from './currencies.ts';
import classes from './entry.module.css';
import { EntryCard } from './entry-card.tsx';
import { identityStrings as strings } from './strings.ts';
import { claimProblems } from './typed-account.ts';

const FIELDS = ['organisationName', 'currency', 'zone', 'name', 'email', 'password'] as const;

/** The first page of an empty database: the organisation and its first account, on one form. */
export function FirstRunPage() {
  useTitle(strings.firstRunTitle);
  const client = useQueryClient();
  const navigate = useNavigate();
  const command = useCommand(routes.makeFirstAccount);
  const [typed, setTyped] = useState(emptyForm);
  const [isTried, setTried] = useState(false);
  const refused = command.failure?.kind === 'refused' ? command.failure.problems : [];
  const own = isTried ? claimProblems(typed) : {};
  const set = (field: keyof typeof typed) => (value: string) => {
    command.reset();
    setTyped((before) => ({ ...before, [field]: value }));
  };
  const errorOf = (field: (typeof FIELDS)[number]) => own[field] ?? problemAt(refused, field);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (Object.keys(claimProblems(typed)).length > 0) return;
    const state = await command.run({ body: typed });
    if (state === null) return;
    keepSession(client, state);
    await navigate({ to: '/' });
  };
  return (
    <EntryCard title={strings.firstRunTitle} text={strings.firstRunText} isWide>
      <form onSubmit={submit} noValidate className={classes.form}>
        <ProblemList problems={problemsElsewhere(refused, FIELDS)} isLive />
        {command.failure?.kind === 'away' ? <p role="alert">{strings.away}</p> : null}
        <fieldset className={classes.part}>
          <legend className={classes.legend}>{strings.organisation}</legend>
          <TextInput
            label={strings.organisationName}
            description={strings.organisationHint}
            value={typed.organisationName}
            error={errorOf('organisationName')}
            onChange={(event) => set('organisationName')(event.currentTarget.value)}
            autoFocus
            autoComplete="organization"
          />
          <div className={classes.pair}>
            <Select
              label={strings.currency}
              description={strings.currencyHint}
              data={CURRENCIES}
              value={typed.currency}
              error={errorOf('currency')}
              onChange={(value) => set('currency')(value ?? '')}
              searchable
              allowDeselect={false}
            />
            <Select
              label={strings.zone}
              description={strings.zoneHint}
              data={ZONES}
              value={typed.zone}
              error={errorOf('zone')}
              onChange={(value) => set('zone')(value ?? '')}
              nothingFoundMessage={strings.noSuchZone}
              limit={80}
              searchable
              allowDeselect={false}
            />
          </div>
        </fieldset>
        <fieldset className={classes.part}>
          <legend className={classes.legend}>{strings.you}</legend>
          <TextInput
            label={strings.name}
            value={typed.name}
            error={errorOf('name')}
            onChange={(event) => set('name')(event.currentTarget.value)}
            autoComplete="name"
          />
          <TextInput
            label={strings.email}
            type="email"
            value={typed.email}
            error={errorOf('email')}
            onChange={(event) => set('email')(event.currentTarget.value)}
            autoComplete="email"
          />
          <PasswordInput
            label={strings.password}
            description={strings.passwordHint}
            value={typed.password}
            error={errorOf('password')}
            onChange={(event) => set('password')(event.currentTarget.value)}
            autoComplete="new-password"
          />
        </fieldset>
        <Button type="submit" size="md" disabled={command.isRunning}>
          {strings.make}
        </Button>
      </form>
    </EntryCard>
  );
}

/** The browser knows the zones; its own is the likely one. */
const OWN_ZONE = Intl.DateTimeFormat().resolvedOptions().timeZone;
const ZONES = [...new Set([OWN_ZONE, 'UTC', ...Intl.supportedValuesOf('timeZone')])];

const emptyForm = { organisationName: '', currency: 'GBP', zone: OWN_ZONE, name: '', email: '', password: '' };
