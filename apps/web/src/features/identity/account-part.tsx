import { Button } from '@mantine/core';
import { type PersonAccess, routes } from '@sightline/contract';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../../lib/api.ts';
import { useMomentWords } from '../../lib/moment-words.ts';
import { useSession } from '../../lib/session.ts';
import { useCommand } from '../../lib/use-command.ts';
import { ProblemList } from '../../ui/problem-list.tsx';
import classes from './access.module.css';
import { accessStrings as strings } from './access-strings.ts';
import { AccountMark } from './account-mark.tsx';
import type { ShownLink } from './link-note.tsx';
import { NotWrittenNote } from './not-written-note.tsx';
import { useVersionedAct } from './use-versioned-act.ts';

export type Account = NonNullable<PersonAccess['account']>;

type Props = {
  readonly name: string;
  readonly account: Account;
  readonly mayEdit: boolean;
  readonly onLink: (link: ShownLink) => void;
};

/** Whether the person can sign in, until when the link is good, and the verbs on it. */
export function AccountPart({ name, account, mayEdit, onLink }: Props) {
  const words = useMomentWords();
  const isOwn = useSession()?.account?.id === account.id;
  return (
    <section className={classes.part}>
      <h3 className={classes.head}>{strings.account}</h3>
      <div>
        <AccountMark state={account.state} />
        <p className={classes.text}>{strings.stateTexts[account.state]}</p>
        {account.linkExpiresAt !== null ? (
          <p className={classes.text}>{strings.linkUntil(words(account.linkExpiresAt))}</p>
        ) : account.state === 'invited' ? (
          <p className={classes.text}>{strings.linkGone}</p>
        ) : null}
      </div>
      {mayEdit ? <Verbs {...{ name, account, onLink, isOwn }} /> : null}
    </section>
  );
}

type VerbsProps = Omit<Props, 'mayEdit'> & { readonly isOwn: boolean };

function Verbs({ name, account, onLink, isOwn }: VerbsProps) {
  const client = useQueryClient();
  const [isAsking, setAsking] = useState(false);
  const act = useVersionedAct(['people-access']);
  const newLink = useCommand(routes.makePasswordLink);
  const at = { params: { accountId: account.id }, version: account.version };
  const makeLink = async () => {
    const made = await newLink.run({ params: { accountId: account.id } });
    if (made === null) return;
    onLink({ name, token: made.token, expiresAt: made.expiresAt });
    void client.invalidateQueries({ queryKey: ['people-access'] });
  };
  const deactivate = async () => {
    await act.run(() => call(routes.deactivateAccount, at));
    setAsking(false);
  };
  return (
    <>
      <NotWrittenNote failure={act.failure} movedText={strings.movedText(name)} />
      {newLink.failure?.kind === 'refused' ? <ProblemList problems={newLink.failure.problems} isLive /> : null}
      {newLink.failure?.kind === 'away' ? <p role="alert">{strings.away}</p> : null}
      {isAsking ? (
        <AskDeactivate
          name={name}
          isRunning={act.isRunning}
          onYes={() => void deactivate()}
          onNo={() => setAsking(false)}
        />
      ) : (
        <div className={classes.verbs}>
          {account.state === 'deactivated' ? (
            <Button disabled={act.isRunning} onClick={() => void act.run(() => call(routes.reactivateAccount, at))}>
              {strings.reactivate}
            </Button>
          ) : (
            <Button
              variant="default"
              title={strings.resetHint}
              disabled={newLink.isRunning}
              onClick={() => void makeLink()}
            >
              {strings.newLink}
            </Button>
          )}
          {account.state === 'deactivated' || isOwn ? null : (
            <Button variant="default" onClick={() => setAsking(true)}>
              {strings.deactivate}
            </Button>
          )}
        </div>
      )}
      {isOwn ? <p className={classes.note}>{strings.yourself}</p> : null}
    </>
  );
}

type AskProps = {
  readonly name: string;
  readonly isRunning: boolean;
  readonly onYes: () => void;
  readonly onNo: () => void;
};

/** Says what happens before it happens; the harmless answer has the focus. */
function AskDeactivate({ name, isRunning, onYes, onNo }: AskProps) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would draw its own frame around two buttons
    <div role="group" aria-label={strings.deactivateNamed(name)} className={classes.moved}>
      <p className={classes.text}>{strings.deactivateText(name)}</p>
      <div className={classes.verbs}>
        <Button size="xs" disabled={isRunning} onClick={onYes}>
          {strings.deactivateNamed(name)}
        </Button>
        <Button size="xs" variant="default" onClick={onNo} autoFocus>
          {strings.keepActive}
        </Button>
      </div>
    </div>
  );
}
