import { IconFileImport } from '@tabler/icons-react';
import { Card } from '../../ui/page.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { AddFiles } from './add-files.tsx';
import type { Found } from './collect-files.ts';
import classes from './give-files.module.css';
import { strings } from './strings.ts';

/** Nothing given yet: what can be given, and the ways to give it. */
export function GiveFiles({ onFiles }: { readonly onFiles: (found: Found) => void }) {
  return (
    <Card label={strings.title}>
      <EmptyState
        icon={<IconFileImport size={19} stroke={1.6} aria-hidden="true" />}
        title={strings.empty.heading}
        text={strings.empty.text}
      >
        <AddFiles onFiles={onFiles} />
      </EmptyState>
      <p className={classes.note}>
        {strings.empty.drop}. {strings.empty.formats}
      </p>
    </Card>
  );
}
