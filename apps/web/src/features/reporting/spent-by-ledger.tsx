import type { SightRow } from '@sightline/contract';
import { counted, fullMoney } from '../../lib/format.ts';
import { sightStrings as strings } from './strings.ts';
import classes from './why-panel.module.css';

type Props = { readonly sight: SightRow; readonly onWhy: () => void };

/** What the ledger says was spent, where it says anything. */
export function SpentByLedger({ sight, onWhy }: Props) {
  const { spentMinor, ledgerLines, currency } = sight;
  if (ledgerLines === null || spentMinor === null) return null;
  return (
    <button type="button" className={classes.figure} onClick={onWhy}>
      {fullMoney(spentMinor, currency)}, {strings.fromLedger(counted(ledgerLines, 'ledger line'))}
    </button>
  );
}
