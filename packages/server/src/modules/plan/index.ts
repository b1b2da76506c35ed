export type { FileReport, InspectedFile, InspectFiles } from './import/inspected-file.ts';
export { listSummaries } from './list-summaries.ts';
export { listMilestones, type Milestone } from './milestone.ts';
export { planProblemTexts } from './problem-texts.ts';
export { type PlanHandlers, planHandlers } from './routes.ts';
export type { PlanEarnedValue, PlanMilestone, ProjectSummary, ScheduleSummary } from './schedule-summary.ts';
export { finishDayOf } from './summarise.ts';
export { type CauseStep, causeChainOf } from './task-cause.ts';
