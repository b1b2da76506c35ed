import { Button } from '@mantine/core';
import { type OwnCommand, routes } from '@sightline/contract';
import { useInfiniteQuery } from '@tanstack/react-query';
import { call, failureOf } from '../../lib/api.ts';
import { useMomentWords } from '../../lib/moment-words.ts';
import { SidePanel } from '../../ui/side-panel.tsx';
import { EmptyState, ErrorState, LoadingState } from '../../ui/states.tsx';
import { AsItWas } from './as-it-was.tsx';
import classes from './own-changes-panel.module.css';
import { auditStrings as strings } from './strings.ts';

type Props = { readonly projectId: string; readonly onClose: () => void };

/** What the reader did on a project, newest first, each with the way to the page as it was before. */
export function OwnChangesPanel({ projectId, onClose }: Props) {
  return (
    <SidePanel title={strings.ownTitle} onClose={onClose}>
      <OwnChanges projectId={projectId} />
    </SidePanel>
  );
}

function OwnChanges({ projectId }: Pick<Props, 'projectId'>) {
  const read = useInfiniteQuery({
    queryKey: ['own-commands', projectId],
    queryFn: ({ pageParam }) =>
      call(routes.listOwnCommands, {
        query: { projectId, ...(pageParam === null ? {} : { before: String(pageParam) }) },
      }),
    initialPageParam: null as number | null,
    getNextPageParam: ({ before }) => before,
    staleTime: 0,
  });
  if (read.error !== null)
    return (
      <ErrorState
        what={strings.ownFailed}
        kept={strings.ownKept}
        failure={failureOf(read.error)}
        onRetry={() => void read.refetch()}
      />
    );
  if (read.data === undefined) return <LoadingState what={strings.ownReading} />;
  const commands = read.data.pages.flatMap((page) => page.commands);
  if (commands.length === 0) return <EmptyState title={strings.ownNone} text={strings.ownNoneText} />;
  return (
    <>
      <ol className={classes.changes}>
        {commands.map((command) => (
          <Change key={command.id} command={command} />
        ))}
      </ol>
      {read.hasNextPage ? (
        <Button variant="default" disabled={read.isFetching} onClick={() => void read.fetchNextPage()}>
          {strings.ownOlder}
        </Button>
      ) : null}
    </>
  );
}

function Change({ command: { effect, at, state } }: { readonly command: OwnCommand }) {
  const words = useMomentWords();
  return (
    <li className={classes.change}>
      <span>{state === 'undone' ? strings.undone(effect) : effect}</span>
      <span className={classes.when}>
        {words(at)} <AsItWas at={at} />
      </span>
    </li>
  );
}
