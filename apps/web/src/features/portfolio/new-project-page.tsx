import { Button, TextInput } from '@mantine/core';
import { type RequestOf, routes } from '@sightline/contract';
import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { problemAt, problemsElsewhere } from '../../lib/field-problems.ts';
import { useCurrency } from '../../lib/session.ts';
import { useCommand } from '../../lib/use-command.ts';
import { Card, Page } from '../../ui/page.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { ProblemList } from '../../ui/problem-list.tsx';
import { FACT_KINDS, type FactField, type FactValue, NEW_FACTS } from './fact-fields.ts';
import { NewFact } from './new-fact.tsx';
import { type NewTyped, readNewProject } from './new-project.ts';
import classes from './new-project-page.module.css';
import { projectStrings as strings } from './strings.ts';
import { useAddRecord } from './use-add-record.ts';
import { useDirectory } from './use-project.ts';

type Props = { readonly onCreated: (projectId: string) => void; readonly onCancel: () => void };

const EMPTY: NewTyped = { key: '', stage: 'initiate' };

/** A project by hand: a name is enough, its milestones come on its own page. */
export function NewProjectPage({ onCreated, onCancel }: Props) {
  const client = useQueryClient();
  const currency = useCurrency();
  const command = useCommand(routes.createProject);
  const addRecord = useAddRecord();
  const directory = useDirectory();
  const [typed, setTyped] = useState<NewTyped>(EMPTY);
  const [claims, setClaims] = useState<Partial<Record<FactField, string>>>({});
  const refused = command.failure?.kind === 'refused' ? command.failure.problems : [];
  const set = (field: keyof NewTyped, text: string) => {
    command.reset();
    setClaims(({ [field as FactField]: _mended, ...rest }) => rest);
    setTyped((before) => ({ ...before, [field]: text }));
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const read = readNewProject(typed, currency);
    setClaims(read.claims);
    if (Object.keys(read.claims).length > 0) return;
    const answer = await command.run({ body: bodyOf(read.values, typed.key) });
    if (answer === null) return;
    void client.invalidateQueries({ queryKey: ['line-of-sight'] });
    onCreated(answer.id);
  };
  const fact = (field: FactField) => (
    <NewFact
      key={field}
      field={field}
      text={typed[field] ?? ''}
      error={claims[field] ?? problemAt(refused, field)}
      directory={directory}
      onText={(text) => set(field, text)}
      addRecord={addRecord}
    />
  );
  return (
    <Page>
      <PageHeader title={strings.newTitle} note={strings.newText} />
      <div className={classes.sheet}>
        <Card>
          <form onSubmit={submit} noValidate className={classes.form}>
            <ProblemList problems={problemsElsewhere(refused, [...NEW_FACTS, 'key'])} isLive />
            {command.failure?.kind === 'away' ? <p role="alert">{strings.away}</p> : null}
            <div className={classes.fields}>
              {NEW_FACTS.filter((field) => FACT_KINDS[field] !== 'prose').map(fact)}
              <TextInput
                label={strings.key}
                placeholder={strings.keyHint}
                value={typed.key}
                error={problemAt(refused, 'key')}
                onChange={(event) => set('key', event.currentTarget.value)}
              />
              {NEW_FACTS.filter((field) => FACT_KINDS[field] === 'prose').map(fact)}
            </div>
            <div className={classes.verbs}>
              <Button type="submit" size="md" disabled={command.isRunning}>
                {strings.create}
              </Button>
              <Button variant="default" size="md" onClick={onCancel}>
                {strings.cancel}
              </Button>
            </div>
          </form>
        </Card>
      </div>
    </Page>
  );
}

type Body = RequestOf<typeof routes.createProject>['body'];

/** The values were read field by field; the contract's schema has the last word on the server. */
function bodyOf(values: Readonly<Partial<Record<FactField, FactValue>>>, key: string): Body {
  return { ...values, key: key.trim() === '' ? null : key.trim() } as Body;
}
