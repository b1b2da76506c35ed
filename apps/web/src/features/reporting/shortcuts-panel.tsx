import { SidePanel } from '../../ui/side-panel.tsx';
import classes from './shortcuts-panel.module.css';
import { sightStrings as strings } from './strings.ts';

/** The keys of this page. */
export function ShortcutsPanel({ onClose }: { readonly onClose: () => void }) {
  return (
    <SidePanel title={strings.shortcuts} onClose={onClose}>
      <dl className={classes.keys}>
        {strings.keys.map(([key, what]) => (
          <div key={key} className={classes.line}>
            <dt>
              <kbd className={classes.key}>{key}</kbd>
            </dt>
            <dd className={classes.what}>{what}</dd>
          </div>
        ))}
      </dl>
    </SidePanel>
  );
}
