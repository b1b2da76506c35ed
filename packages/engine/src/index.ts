export type * from './calendar/calendar.ts';
export { CONTINUOUS, compileCalendar } from './calendar/compile-calendar.ts';
export {
  addWorking,
  lastWorkFinish,
  nextWorkStart,
  touchesWork,
  type WorkingTime,
  workingBetween,
} from './calendar/working-time.ts';
export { type EarnedSchedule, type EarnedScheduleInputs, earnedSchedule } from './evm/earned-schedule.ts';
export { type EarnedValue, type EarnedValueInputs, type Estimates, earnedValue } from './evm/earned-value.ts';
export { type CauseStep, causeChain } from './network/cause-chain.ts';
export { type CompileOptions, compilePlan } from './network/compile-plan.ts';
export type { CompiledLink, CompiledPlan, CompiledTask } from './network/compiled-plan.ts';
export type * from './network/plan.ts';
export { scheduleCompiled, schedulePlan } from './network/schedule-plan.ts';
export { engineProblemTexts } from './problem-texts.ts';
