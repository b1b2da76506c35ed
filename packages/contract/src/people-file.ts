import { text } from './records/field.ts';
import { recordImportRoutes } from './records/import.ts';
import { recordGroup, recordKind } from './records/kind.ts';

/** A row of a people file. People are known by their e-mail address; they are kept in the directory and have no keys. */
const person = recordKind({
  name: 'person',
  one: 'person',
  many: 'people',
  prefix: '',
  title: 'name',
  fields: { name: text(120), firstName: text(120), lastName: text(120), email: text(254) },
});

export const peopleFile = recordGroup({ name: 'people', isInProject: false, kinds: [person] });

const edges = recordImportRoutes(peopleFile, 'people.import');

export const peopleFileRoutes = { previewPeopleImport: edges.preview, importPeople: edges.commit };

export const peopleFiles = edges;
