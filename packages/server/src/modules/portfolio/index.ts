export { addPortfolio, addProgram } from './add-group.ts';
export { createProject, keyTaken, lockKeys, type NewProject } from './create-project.ts';
export { type FieldChanges, movedBases, reverseOf, wantedOf } from './field-change.ts';
export { portfolioProblemTexts } from './problem-texts.ts';
export { EMPTY_FIELDS, nextKeys, type Project, type ProjectFields } from './project.ts';
export { registerImportHandlers } from './register/routes.ts';
export { reportStatus } from './report-status.ts';
export { portfolioHandlers } from './routes.ts';
export {
  insertProjects,
  latestStatuses,
  listKeys,
  listPortfolios,
  listPrograms,
  listProjects,
  type ReportedStatus,
  readProject,
} from './store.ts';
export { removeProject, updateProject } from './update-project.ts';
