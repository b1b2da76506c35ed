import type { PersonAccess } from '@sightline/contract';
import { useState } from 'react';
import { useSession } from '../../lib/session.ts';
import { SidePanel } from '../../ui/side-panel.tsx';
import classes from './access.module.css';
import { accessStrings as strings } from './access-strings.ts';
import { AccountPart } from './account-part.tsx';
import { ErasePerson } from './erase-person.tsx';
import { InviteForm } from './invite-form.tsx';
import { LinkNote, type ShownLink } from './link-note.tsx';
import { RolesPart } from './roles-part.tsx';

type Props = {
  readonly access: PersonAccess;
  readonly mayEdit: boolean;
  readonly onClose: () => void;
};

/** One person: the account, the roles, and what may be done with them. */
export function PersonPanel({ access, mayEdit, onClose }: Props) {
  const { person, account } = access;
  const isOwn = useSession()?.account?.personId === person.id;
  const [link, setLink] = useState<ShownLink | null>(null);
  return (
    <SidePanel title={person.name} note={account?.email ?? strings.stateTexts.none} onClose={onClose}>
      <div className={classes.parts}>
        {link === null ? null : <LinkNote link={link} onDone={() => setLink(null)} />}
        {account === null ? (
          link === null && mayEdit ? (
            <InviteForm person={person} onLink={setLink} />
          ) : null
        ) : (
          <>
            <AccountPart name={person.name} account={account} mayEdit={mayEdit} onLink={setLink} />
            <RolesPart name={person.name} account={account} mayEdit={mayEdit} />
            <p className={classes.note}>{strings.history}</p>
          </>
        )}
        {mayEdit && !isOwn ? <ErasePerson person={person} /> : null}
      </div>
    </SidePanel>
  );
}
