export { closedProblems, isClosedTo } from './closed-project.ts';
export { createProject } from './create-project.ts';
export { peopleAccessHandlers } from './people-access.ts';
export { portfolioProblemTexts } from './problem-texts.ts';
export type { Project } from './project.ts';
export { type ProjectRecord, projectRecord } from './project-record.ts';
export { portfolioEffects, portfolioWords } from './record-words.ts';
export { cellOfTwo } from './register/given-cells.ts';
export { currencyOfHeader, powerOfHeader } from './register/guess-mapping.ts';
export { readAmount } from './register/read-amount.ts';
export { type DateOrder, dateOrderOf, readDate } from './register/read-date.ts';
export type { CellFault } from './register/reading.ts';
export { reportCurrency } from './register/record.ts';
export { registerImportHandlers } from './register/routes.ts';
export { farOffFactor, usualAmount } from './register/row-doubts.ts';
export { portfolioHandlers } from './routes.ts';
export { listSeenPortfolios, sawPortfolio, sawProgram, seesPortfolio, seesProgram } from './seen-groups.ts';
export {
  latestStatuses,
  listPortfolios,
  listPrograms,
  listProjects,
  type ReportedStatus,
  readProject,
} from './store.ts';
