import { Button } from '@mantine/core';
import { type ApiToken, routes } from '@sightline/contract';
import { useEffect, useRef, useState } from 'react';
import { call } from '../../lib/api.ts';
import { Card, CardHeader } from '../../ui/page.tsx';
import { ErrorState, LoadingState } from '../../ui/states.tsx';
import access from './access.module.css';
import { accessStrings } from './access-strings.ts';
import classes from './account-page.module.css';
import { accountStrings as strings } from './account-strings.ts';
import { CopyText } from './copy-text.tsx';
import { NotWrittenNote } from './not-written-note.tsx';
import { type MadeToken, TokenForm } from './token-form.tsx';
import { TokenList } from './token-list.tsx';
import { useTokens } from './use-own-account.ts';
import { useVersionedAct } from './use-versioned-act.ts';

/** My tokens for programs. */
export function TokensCard() {
  const { value, failure, retry } = useTokens();
  return (
    <Card label={strings.tokens}>
      <CardHeader title={strings.tokens} note={strings.tokensNote} />
      {value !== null ? (
        <Loaded tokens={value} />
      ) : failure === null ? (
        <LoadingState what={strings.tokensReading} />
      ) : (
        <ErrorState what={strings.tokensFailed} kept={strings.tokensKept} failure={failure} onRetry={retry} />
      )}
    </Card>
  );
}

function Loaded({ tokens }: { readonly tokens: readonly ApiToken[] }) {
  const [made, setMade] = useState<MadeToken | null>(null);
  const act = useVersionedAct(['tokens']);
  const revoke = ({ id }: ApiToken) => void act.run(() => call(routes.revokeToken, { params: { tokenId: id } }));
  return (
    <div className={classes.body}>
      <NotWrittenNote failure={act.failure} movedText={strings.gone} />
      {made === null ? null : <NewToken made={made} onDone={() => setMade(null)} />}
      {tokens.length === 0 ? (
        <p className={classes.text}>{strings.tokensNone}</p>
      ) : (
        <TokenList label={strings.tokens} tokens={tokens} onRevoke={revoke} isRunning={act.isRunning} />
      )}
      {made === null ? <TokenForm onMade={setMade} /> : null}
    </div>
  );
}

type NewProps = { readonly made: MadeToken; readonly onDone: () => void };

/** The token itself. It is held by this page only and is gone when the page is left. */
function NewToken({ made, onDone }: NewProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const done = (
    <Button variant="default" onClick={onDone}>
      {accessStrings.linkDone}
    </Button>
  );
  return (
    <section className={access.link} aria-live="polite">
      <h3 className={access.head} ref={heading} tabIndex={-1}>
        {strings.tokenTitle}
      </h3>
      {made.token === null ? (
        <>
          <p className={access.text}>{strings.tokenShownBefore}</p>
          <div>{done}</div>
        </>
      ) : (
        <>
          <p className={access.text}>{strings.tokenText(made.name)}</p>
          <CopyText label={strings.tokenLabel} text={made.token} verb={strings.copyToken}>
            {done}
          </CopyText>
        </>
      )}
    </section>
  );
}
