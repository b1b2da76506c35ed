import { longDate } from '../../lib/format.ts';
import { SidePanel } from '../../ui/side-panel.tsx';
import { UnitClosing } from './unit-closing.tsx';
import { UnitForm } from './unit-form.tsx';
import { UnitPeople } from './unit-people.tsx';
import { unitStrings as strings } from './unit-strings.ts';
import { homeless, type UnitsOfDay, unitRows } from './unit-tree.ts';
import classes from './units-page.module.css';
import { HOMELESS, NEW_UNIT } from './units-search.ts';

type Props = {
  /** The id of a unit, NEW_UNIT or HOMELESS. */
  readonly chosen: string;
  readonly day: UnitsOfDay;
  readonly mayEdit: boolean;
  readonly onClose: () => void;
};

/** One unit: as it stands, how it changes, whose home it is. */
export function UnitPanel({ chosen, day, mayEdit, onClose }: Props) {
  const rows = unitRows(day);
  if (chosen === NEW_UNIT)
    return mayEdit ? (
      <SidePanel title={strings.newTitle} onClose={onClose}>
        <UnitForm unit={null} rows={rows} day={day} onDone={onClose} />
      </SidePanel>
    ) : null;
  if (chosen === HOMELESS)
    return (
      <SidePanel title={strings.homelessTitle} onClose={onClose}>
        <UnitPeople people={homeless(day)} rows={rows} />
      </SidePanel>
    );
  const row = rows.find(({ unit }) => unit.id === chosen);
  if (row === undefined) return null;
  return (
    <SidePanel title={row.unit.name} note={strings.since(longDate(row.unit.from))} onClose={onClose}>
      <div className={classes.parts}>
        {mayEdit ? (
          <UnitForm key={row.unit.version} unit={row.unit} rows={rows} day={day} onDone={null} />
        ) : (
          <p className={classes.text}>{`${strings.head}: ${row.unit.head?.name ?? strings.noHead}`}</p>
        )}
        <section className={classes.part}>
          <h3 className={classes.head}>{strings.people}</h3>
          <UnitPeople people={row.people} rows={rows} />
        </section>
        {mayEdit ? <UnitClosing unit={row.unit} /> : null}
      </div>
    </SidePanel>
  );
}
