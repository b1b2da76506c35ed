import { Button } from '@mantine/core';
import { useState } from 'react';
import { useMomentWords } from '../../lib/moment-words.ts';
import { useSession } from '../../lib/session.ts';
import { Card, CardHeader, Page } from '../../ui/page.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import classes from './account-page.module.css';
import { accountStrings as strings } from './account-strings.ts';
import { ChangePassword } from './change-password.tsx';
import { grantInWords, grantKey, inOrder } from './grant-words.ts';
import { changeInWords } from './role-changes.ts';
import { StandInsCard } from './stand-ins-card.tsx';
import { TokensCard } from './tokens-card.tsx';
import { useStandIns } from './use-own-account.ts';

/** For everybody: how one signs in, what one may, who stands in, and the tokens of one's programs. */
export function AccountPage() {
  return (
    <Page>
      <PageHeader title={strings.title} />
      <div className={classes.sheet}>
        <div className={classes.column}>
          <StandInsCard />
          <TokensCard />
        </div>
        <div className={classes.column}>
          <SigningIn />
          <Roles />
        </div>
      </div>
    </Page>
  );
}

function SigningIn() {
  const account = useSession()?.account;
  const [isOpen, setOpen] = useState(false);
  return (
    <Card label={strings.signingIn}>
      <CardHeader title={strings.signingIn} />
      <div className={classes.body}>
        <dl className={classes.facts}>
          <dt>{strings.name}</dt>
          <dd>{account?.name}</dd>
          <dt>{strings.email}</dt>
          <dd>{account?.email}</dd>
        </dl>
        <div>
          <Button variant="default" onClick={() => setOpen(true)}>
            {strings.changePassword}
          </Button>
        </div>
      </div>
      {isOpen ? <ChangePassword onClose={() => setOpen(false)} /> : null}
    </Card>
  );
}

/** The administrator's role cannot be given to a stand-in, so it does not stand among those that can. */
function Roles() {
  const session = useSession();
  const words = useMomentWords();
  const own = useStandIns().value?.grants ?? [];
  const isAdministrator = session?.grants.some(({ role }) => role === 'administrator') ?? false;
  const roles = [
    ...(isAdministrator ? [strings.administrator] : []),
    ...inOrder(own.filter(({ role }) => role !== 'administrator')).map((each) => grantInWords(each)),
  ];
  const changes = session?.roleChanges ?? [];
  return (
    <Card label={strings.roles}>
      <CardHeader title={strings.roles} />
      <div className={classes.body}>
        {roles.length === 0 ? <p className={classes.text}>{strings.rolesNone}</p> : null}
        <ul className={classes.plain} aria-label={strings.roles}>
          {roles.map((each) => (
            <li key={each}>{each}</li>
          ))}
        </ul>
        {changes.length === 0 ? null : (
          <section>
            <h3 className={classes.head}>{strings.changes}</h3>
            {changes.map((each) => (
              <div
                key={`${each.at} ${[...each.added, ...each.removed].map(grantKey).join()}`}
                className={classes.change}
              >
                <p className={classes.second}>
                  {each.by === null
                    ? strings.changedByItself(words(each.at))
                    : strings.changedBy(each.by, words(each.at))}
                </p>
                <ul className={classes.plain}>
                  {changeInWords(each, own).map((line) => (
                    <li key={line}>{line}</li>
                  ))}
                </ul>
              </div>
            ))}
          </section>
        )}
      </div>
    </Card>
  );
}
