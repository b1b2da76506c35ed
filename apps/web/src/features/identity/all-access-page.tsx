import { type Delegation, routes } from '@sightline/contract';
import { call } from '../../lib/api.ts';
import { useMay } from '../../lib/session.ts';
import { Card, CardHeader, Page } from '../../ui/page.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { ErrorState, LoadingState } from '../../ui/states.tsx';
import classes from './account-page.module.css';
import { accountStrings as strings } from './account-strings.ts';
import { DelegationList } from './delegation-list.tsx';
import { NotWrittenNote } from './not-written-note.tsx';
import { TokenList } from './token-list.tsx';
import { type OwnedToken, useAllDelegations, useAllTokens } from './use-own-account.ts';
import { useVersionedAct } from './use-versioned-act.ts';

/** For the administrator: who does what for whom, and which programs come in. */
export function AllAccessPage() {
  return (
    <Page>
      <PageHeader title={strings.allTitle} />
      <AllStandIns />
      <AllTokens />
    </Page>
  );
}

function AllStandIns() {
  const { value, failure, retry } = useAllDelegations();
  const mayEdit = useMay('access.edit');
  const act = useVersionedAct(['all-delegations']);
  const end = {
    verb: strings.end,
    named: ({ from, to }: Delegation) => strings.endNamed(from.name, to.name),
    isRunning: act.isRunning,
    onEnd: ({ id }: Delegation) => void act.run(() => call(routes.endAnyDelegation, { params: { delegationId: id } })),
  };
  return (
    <Card label={strings.standIns}>
      <CardHeader title={strings.standIns} />
      <div className={classes.body}>
        <NotWrittenNote failure={act.failure} movedText={strings.gone} />
        {value === null && failure !== null ? (
          <ErrorState what={strings.standInsFailed} kept={strings.nothingChanged} failure={failure} onRetry={retry} />
        ) : value === null ? (
          <LoadingState what={strings.standInsReading} />
        ) : value.length === 0 ? (
          <p className={classes.text}>{strings.allStandInsNone}</p>
        ) : (
          <DelegationList
            label={strings.standIns}
            delegations={value}
            who={({ from, to }) => strings.fromTo(to.name, from.name)}
            end={mayEdit ? end : null}
          />
        )}
      </div>
    </Card>
  );
}

function AllTokens() {
  const { value, failure, retry } = useAllTokens();
  const mayEdit = useMay('access.edit');
  const act = useVersionedAct(['all-tokens']);
  const revoke = ({ id }: OwnedToken) => void act.run(() => call(routes.revokeAnyToken, { params: { tokenId: id } }));
  return (
    <Card label={strings.tokens}>
      <CardHeader title={strings.tokens} />
      <div className={classes.body}>
        <NotWrittenNote failure={act.failure} movedText={strings.gone} />
        {value === null && failure !== null ? (
          <ErrorState what={strings.tokensFailed} kept={strings.nothingChanged} failure={failure} onRetry={retry} />
        ) : value === null ? (
          <LoadingState what={strings.tokensReading} />
        ) : value.length === 0 ? (
          <p className={classes.text}>{strings.allTokensNone}</p>
        ) : (
          <TokenList
            label={strings.tokens}
            tokens={value}
            onRevoke={mayEdit ? revoke : null}
            isRunning={act.isRunning}
          />
        )}
      </div>
    </Card>
  );
}
