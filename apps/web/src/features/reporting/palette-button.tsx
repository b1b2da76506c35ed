import { IconSearch } from '@tabler/icons-react';
import classes from './palette.module.css';
import { paletteStrings as strings } from './palette-strings.ts';

/** In the top bar of every page; on a phone a glass only. */
export function PaletteButton({ onOpen }: { readonly onOpen: () => void }) {
  return (
    <button
      type="button"
      className={classes.box}
      aria-label={strings.open}
      aria-haspopup="dialog"
      aria-keyshortcuts="Control+K Meta+K"
      title={strings.open}
      onClick={onOpen}
    >
      <IconSearch size={16} stroke={1.6} aria-hidden="true" />
      <span className={classes.boxWord}>{strings.open}</span>
      <kbd className={classes.key}>Ctrl K</kbd>
    </button>
  );
}
