import type { GridColumn } from '../../ui/data-grid/grid-types.ts';
import { accessStrings as strings } from './access-strings.ts';
import { AccountMark } from './account-mark.tsx';
import classes from './people-page.module.css';
import type { PersonRow } from './people-rows.ts';

/** Roles take what is left, a line a person; the roles in full stand in the panel. */
export function peopleColumns(onOpen: (row: PersonRow) => void): readonly GridColumn<PersonRow>[] {
  return [
    {
      id: 'name',
      head: strings.columns.name,
      width: 220,
      isSticky: true,
      cell: (row) => (
        <button type="button" className={classes.name} tabIndex={-1} data-cell-action onClick={() => onOpen(row)}>
          {row.access.person.name}
        </button>
      ),
      title: (row) => row.access.person.name,
    },
    {
      id: 'email',
      head: strings.columns.email,
      width: 250,
      cell: (row) => row.access.account?.email ?? '',
      title: (row) => row.access.account?.email,
    },
    { id: 'state', head: strings.columns.state, width: 120, cell: (row) => <AccountMark state={row.state} /> },
    {
      id: 'roles',
      head: strings.columns.roles,
      width: 320,
      isFlexible: true,
      cell: (row) => <RolesText row={row} />,
      title: (row) => row.roles.join('; '),
    },
  ];
}

export function RolesText({ row }: { readonly row: PersonRow }) {
  if (row.access.account === null) return null;
  return row.roles.length === 0 ? (
    <span className={classes.quiet}>{strings.noRoles}</span>
  ) : (
    <span className={classes.roles}>{row.roles.join('; ')}</span>
  );
}
