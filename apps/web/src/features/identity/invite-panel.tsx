import { useState } from 'react';
import { SidePanel } from '../../ui/side-panel.tsx';
import classes from './access.module.css';
import { accessStrings as strings } from './access-strings.ts';
import { InviteForm } from './invite-form.tsx';
import { LinkNote, type ShownLink } from './link-note.tsx';

/** Somebody new; after the link is sent the next one can be invited at once. */
export function InvitePanel({ onClose }: { readonly onClose: () => void }) {
  const [link, setLink] = useState<ShownLink | null>(null);
  return (
    <SidePanel title={strings.inviteTitle} onClose={onClose}>
      {link === null ? (
        <InviteForm person={null} onLink={setLink} />
      ) : (
        <div className={classes.parts}>
          <LinkNote link={link} onDone={onClose} />
        </div>
      )}
    </SidePanel>
  );
}
