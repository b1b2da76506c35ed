import { Button } from '@mantine/core';
import { useLocalStorage } from '@mantine/hooks';
import { IconUserCheck, IconUserEdit } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { longDate } from '../../lib/format.ts';
import { useMomentWords } from '../../lib/moment-words.ts';
import { useSession } from '../../lib/session.ts';
import { accountStrings as strings } from './account-strings.ts';
import classes from './rights-notice.module.css';
import { changeInWords } from './role-changes.ts';
import { useStandIns } from './use-own-account.ts';

/** Above every page: for whom one acts today, and that somebody changed one's roles, until it was seen. */
export function RightsNotice() {
  const session = useSession();
  const account = session?.account ?? null;
  if (session === null || account === null) return null;
  const [newest] = session.roleChanges;
  return (
    <>
      {session.actingFor.length === 0 ? null : (
        <div className={classes.notice}>
          <IconUserCheck size={16} stroke={1.6} aria-hidden="true" className={classes.icon} />
          <p className={classes.text}>
            {strings.noticeActing(
              session.actingFor.map(({ name, until }) => strings.noticeUntil(name, longDate(until))).join(', '),
            )}
          </p>
          <Link to="/account" className={classes.link}>
            {strings.toAccount}
          </Link>
        </div>
      )}
      {newest === undefined ? null : <RolesChanged key={account.id} accountId={account.id} change={newest} />}
    </>
  );
}

type ChangedProps = {
  readonly accountId: string;
  readonly change: Parameters<typeof changeInWords>[0];
};

/** The browser keeps up to when it was seen; another browser tells again. */
function RolesChanged({ accountId, change }: ChangedProps) {
  const words = useMomentWords();
  const own = useStandIns().value?.grants ?? [];
  const [seenAt, setSeenAt] = useLocalStorage({
    key: `sightline-roles-seen-${accountId}`,
    defaultValue: '',
    getInitialValueInEffect: false,
  });
  if (seenAt >= change.at) return null;
  return (
    <div className={classes.notice} role="status">
      <IconUserEdit size={16} stroke={1.6} aria-hidden="true" className={classes.icon} />
      <p className={classes.text}>
        {strings.noticeRoles(change.by ?? strings.itself, words(change.at), changeInWords(change, own).join('. '))}
      </p>
      <Link to="/account" className={classes.link}>
        {strings.toAccount}
      </Link>
      <Button variant="default" size="xs" onClick={() => setSeenAt(change.at)}>
        {strings.seen}
      </Button>
    </div>
  );
}
