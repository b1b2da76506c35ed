export { addPerson } from './add-person.ts';
export { nameKey, namesNobody, type Person, similarNames } from './person.ts';
export { organisationProblemTexts } from './problem-texts.ts';
export { insertOrganisation, insertPeople, listPeople, type Organisation, readOrganisation } from './store.ts';
