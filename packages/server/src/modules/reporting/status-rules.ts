/**
 * Limits of the computed status (design/domain.md section 2.8). Days are working days, shares are fractions.
 * The guards mute what says little early on or in small sums.
 */
export const STATUS_RULES = {
  /** Schedule performance index EV / PV; the index by earned schedule, SPI(t), needs a series that plans do not bring yet. */
  schedulePerformance: { greenFrom: 0.95, amberFrom: 0.85, ignoredUnderPercent: 10 },
  /** A slip may use the days or the share of the time that remains, whichever is more. */
  slip: { greenDays: 10, greenShare: 0.05, amberDays: 30, amberShare: 0.1 },
  /** Total float under this many days breaks a date that the plan commits to. */
  float: { redUnderDays: 0 },
  /** Growth of the estimate at completion over the budget; an adverse variance under `smallAdverse` (major units) stays green. */
  cost: { greenGrowth: 0.05, amberGrowth: 0.15, notRedUnderPercent: 15, smallAdverse: 25_000 },
} as const;
