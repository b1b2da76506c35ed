import { type Delegation, routes } from '@sightline/contract';
import { call } from '../../lib/api.ts';
import { Card, CardHeader } from '../../ui/page.tsx';
import { ErrorState, LoadingState } from '../../ui/states.tsx';
import classes from './account-page.module.css';
import { accountStrings as strings } from './account-strings.ts';
import { DelegationList } from './delegation-list.tsx';
import { NotWrittenNote } from './not-written-note.tsx';
import { StandInForm } from './stand-in-form.tsx';
import { type StandIns, useStandIns } from './use-own-account.ts';
import { useVersionedAct } from './use-versioned-act.ts';

/** Who stands in for me, and for whom I do. */
export function StandInsCard() {
  const { value, failure, retry } = useStandIns();
  return (
    <Card label={strings.standIns}>
      <CardHeader title={strings.standIns} note={strings.standInsNote} />
      {value !== null ? (
        <Loaded standIns={value} />
      ) : failure === null ? (
        <LoadingState what={strings.standInsReading} />
      ) : (
        <ErrorState what={strings.standInsFailed} kept={strings.standInsKept} failure={failure} onRetry={retry} />
      )}
    </Card>
  );
}

function Loaded({ standIns }: { readonly standIns: StandIns }) {
  const { given, received, grants, candidates } = standIns;
  const act = useVersionedAct(['delegations']);
  const callBack = ({ id }: Delegation) =>
    void act.run(() => call(routes.endDelegation, { params: { delegationId: id } }));
  const end = {
    verb: strings.callBack,
    named: ({ to }: Delegation) => strings.callBackNamed(to.name),
    isRunning: act.isRunning,
    onEnd: callBack,
  };
  return (
    <div className={classes.body}>
      <NotWrittenNote failure={act.failure} movedText={strings.gone} />
      {received.length === 0 ? null : (
        <section>
          <h3 className={classes.head}>{strings.received}</h3>
          <DelegationList
            label={strings.received}
            delegations={received}
            who={({ from }) => strings.forWhom(from.name)}
            end={null}
          />
        </section>
      )}
      <section>
        <h3 className={classes.head}>{strings.given}</h3>
        {given.length === 0 ? (
          <p className={classes.text}>{strings.givenNone}</p>
        ) : (
          <DelegationList
            label={strings.given}
            delegations={given}
            who={({ to }) => strings.toWhom(to.name)}
            end={end}
          />
        )}
      </section>
      {grants.length === 0 ? (
        <p className={classes.text}>{strings.nothingToGive}</p>
      ) : candidates.length === 0 ? (
        <p className={classes.text}>{strings.nobodyElse}</p>
      ) : (
        <StandInForm grants={grants} candidates={candidates} />
      )}
    </div>
  );
}
