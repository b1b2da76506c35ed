export { addPerson } from './add-person.ts';
export { displayName, nameKey, namesNobody, type Person, similarNameFinder, similarNames } from './person.ts';
export { organisationProblemTexts } from './problem-texts.ts';
export { organisationHandlers } from './routes.ts';
export { insertOrganisation, insertPeople, listPeople, type Organisation, readOrganisation } from './store.ts';
