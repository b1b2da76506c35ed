import { Modal } from '@mantine/core';
import classes from './key-sheet.module.css';
import { type KeyLine, type PageKeys, keySheetStrings as strings } from './key-sheet-strings.ts';
import type { AppPage } from './pages.ts';

type Props = {
  readonly pages: readonly AppPage[];
  /** Keys of the open page's own. */
  readonly own: PageKeys | undefined;
  readonly onClose: () => void;
};

/** The keys of every page, the ways to pages, and the open page's own. */
export function KeySheet({ pages, own, onClose }: Props) {
  const ways = pages.map(({ letter, name }): KeyLine => [`G ${letter.toUpperCase()}`, name]);
  return (
    <Modal opened onClose={onClose} title={strings.title} size={own === undefined ? 620 : 860} yOffset="8vh">
      <div className={classes.columns}>
        <KeyList name={strings.everywhere} lines={strings.anyPage} />
        <KeyList name={strings.goTo} lines={ways} />
        {own === undefined ? null : <KeyList name={strings.thisPage} lines={strings.pages[own]} />}
      </div>
    </Modal>
  );
}

function KeyList({ name, lines }: { readonly name: string; readonly lines: readonly KeyLine[] }) {
  return (
    <section aria-label={name}>
      <h3 className={classes.name}>{name}</h3>
      <dl className={classes.keys}>
        {lines.map(([key, what]) => (
          <div key={key} className={classes.line}>
            <dt>
              <kbd className={classes.key}>{key}</kbd>
            </dt>
            <dd className={classes.what}>{what}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
