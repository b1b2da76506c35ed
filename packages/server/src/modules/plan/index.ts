export type { InspectedFile, InspectFiles } from './import/inspected-file.ts';
export { listSummaries } from './list-summaries.ts';
export { listMilestones, type Milestone } from './milestone.ts';
export { planProblemTexts } from './problem-texts.ts';
export { planHandlers } from './routes.ts';
export type { ProjectSummary } from './schedule-summary.ts';
export { finishDayOf } from './summarise.ts';
export { type CauseStep, causeChainOf } from './task-cause.ts';
