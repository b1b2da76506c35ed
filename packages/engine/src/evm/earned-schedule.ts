export type EarnedScheduleInputs = {
  /** Planned value at the end of each period, cumulative and never falling; entry 0 is the start of the plan. */
  readonly plannedValues: readonly number[];
  readonly earnedValue: number;
  /** Periods from the start to the status date. */
  readonly actualTime: number;
  readonly plannedDuration: number;
};

/** In periods; quotients are null where their divisor is zero. */
export type EarnedSchedule = {
  /** When the value earned by now should have been earned. */
  readonly earnedTime: number;
  readonly scheduleVariance: number;
  readonly schedulePerformance: number | null;
  /** PD / SPI(t). */
  readonly estimatedDuration: number | null;
  /** The schedule performance that the rest needs to end on time. */
  readonly toComplete: number | null;
};

/**
 * Earned schedule (Lipke 2003; ISO 21508): C + (EV - PV of C) / (PV of C+1 - PV of C), C being the last period whose planned
 * value is earned. O(periods).
 * @example earnedSchedule({ plannedValues: [0, 10, 25, 45, 70], earnedValue: 55, actualTime: 4, plannedDuration: 4 }).earnedTime // 3.4
 */
export function earnedSchedule(inputs: EarnedScheduleInputs): EarnedSchedule {
  const { actualTime, plannedDuration } = inputs;
  const earnedTime = earnedTimeOf(inputs);
  const left = plannedDuration - earnedTime;
  return {
    earnedTime,
    scheduleVariance: earnedTime - actualTime,
    schedulePerformance: actualTime === 0 ? null : earnedTime / actualTime,
    estimatedDuration: actualTime === 0 || earnedTime === 0 ? null : plannedDuration / (earnedTime / actualTime),
    toComplete: plannedDuration === actualTime ? null : left / (plannedDuration - actualTime),
  };
}

function earnedTimeOf({ plannedValues, earnedValue }: EarnedScheduleInputs): number {
  const complete = Math.max(
    0,
    plannedValues.findLastIndex((planned) => planned <= earnedValue),
  );
  const [from, to] = [plannedValues[complete], plannedValues[complete + 1]];
  if (from === undefined || to === undefined || to === from) return complete;
  return complete + Math.max(0, (earnedValue - from) / (to - from));
}
