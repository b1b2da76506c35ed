import { IconCircleCheck, IconCircleDashed, IconCircleX, IconMail } from '@tabler/icons-react';
import { type AccountState, STATE_WORDS } from './access-strings.ts';
import classes from './account-mark.module.css';

const ICONS: Readonly<Record<AccountState, typeof IconMail>> = {
  none: IconCircleDashed,
  invited: IconMail,
  active: IconCircleCheck,
  deactivated: IconCircleX,
};

/** The state of an account: shape and word; ink weight, not hue, tells who cannot sign in. */
export function AccountMark({ state }: { readonly state: AccountState }) {
  const Icon = ICONS[state];
  return (
    <span className={classes.mark} data-state={state}>
      <Icon size={14} stroke={1.6} aria-hidden="true" />
      {STATE_WORDS[state]}
    </span>
  );
}
