import { ActionIcon, Button } from '@mantine/core';
import { type Grant, routes } from '@sightline/contract';
import { IconX } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { call } from '../../lib/api.ts';
import { ErrorState, LoadingState } from '../../ui/states.tsx';
import classes from './access.module.css';
import { accessStrings as strings } from './access-strings.ts';
import type { Account } from './account-part.tsx';
import { EMPTY_DRAFT, type GrantDraft, grantOf } from './grant-draft.ts';
import { claimsOf, GrantFields } from './grant-fields.tsx';
import { grantInWords, grantKey, inOrder, type ShownGrant } from './grant-words.ts';
import { NotWrittenNote } from './not-written-note.tsx';
import { useGrantableScopes } from './use-people-access.ts';
import { useVersionedAct } from './use-versioned-act.ts';

type Props = { readonly name: string; readonly account: Account; readonly mayEdit: boolean };

/** The roles of an account with what each reaches; given and taken away one by one. */
export function RolesPart({ name, account, mayEdit }: Props) {
  const heading = useRef<HTMLHeadingElement>(null);
  const act = useVersionedAct(['people-access']);
  const set = (grants: readonly Grant[]) =>
    act.run(() =>
      call(routes.setGrants, {
        params: { accountId: account.id },
        version: account.version,
        body: { grants: grants.map(({ role, scope }) => ({ role, scope })) },
      }),
    );
  const remove = async (gone: ShownGrant) => {
    await set(account.grants.filter((each) => grantKey(each) !== grantKey(gone)));
    heading.current?.focus();
  };
  return (
    <section className={classes.part}>
      <h3 className={classes.head} ref={heading} tabIndex={-1}>
        {strings.roles}
      </h3>
      <NotWrittenNote failure={act.failure} movedText={strings.movedText(name)} />
      {account.grants.length === 0 ? (
        <p className={classes.text}>{strings.rolesNone}</p>
      ) : (
        <ul className={classes.grants} aria-label={strings.roles}>
          {inOrder(account.grants).map((each) => (
            <li key={grantKey(each)} className={classes.grant}>
              <span className={classes.grantWords}>{grantInWords(each)}</span>
              {mayEdit ? (
                <ActionIcon
                  variant="subtle"
                  className={classes.remove ?? ''}
                  aria-label={strings.removeRole(grantInWords(each))}
                  title={strings.removeRole(grantInWords(each))}
                  disabled={act.isRunning}
                  onClick={() => void remove(each)}
                >
                  <IconX size={14} stroke={1.6} />
                </ActionIcon>
              ) : null}
            </li>
          ))}
        </ul>
      )}
      {mayEdit ? (
        <AddRole given={account.grants} isRunning={act.isRunning} onGive={(grant) => set([...account.grants, grant])} />
      ) : null}
    </section>
  );
}

type AddProps = {
  readonly given: readonly ShownGrant[];
  readonly isRunning: boolean;
  readonly onGive: (grant: Grant) => Promise<boolean>;
};

/** What was chosen stays chosen until it is written. */
function AddRole({ given, isRunning, onGive }: AddProps) {
  const scopes = useGrantableScopes();
  const [draft, setDraft] = useState<GrantDraft>(EMPTY_DRAFT);
  const [isTried, setTried] = useState(false);
  if (scopes.failure !== null)
    return (
      <ErrorState
        what={strings.scopesFailed}
        kept={strings.scopesKept}
        failure={scopes.failure}
        onRetry={scopes.retry}
      />
    );
  if (scopes.value === null) return <LoadingState what={strings.reading} />;
  const grant = grantOf(draft, scopes.value);
  const twin = grant === null ? undefined : given.find((each) => grantKey(each) === grantKey(grant));
  const claims =
    twin !== undefined ? { reach: strings.alreadyGiven(grantInWords(twin)) } : isTried ? claimsOf(draft) : {};
  const give = async () => {
    setTried(true);
    if (grant === null || twin !== undefined) return;
    if (!(await onGive(grant))) return;
    setDraft(EMPTY_DRAFT);
    setTried(false);
  };
  return (
    <form
      className={classes.form}
      noValidate
      aria-label={strings.addRole}
      onSubmit={(event) => {
        event.preventDefault();
        void give();
      }}
    >
      <GrantFields draft={draft} scopes={scopes.value} claims={claims} onDraft={setDraft} />
      <div>
        <Button type="submit" variant="default" disabled={isRunning}>
          {strings.give}
        </Button>
      </div>
    </form>
  );
}
