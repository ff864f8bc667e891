/** Survival to a time, with its 95% interval. */
export interface SurvivalEstimate {
  estimate: number;
  low: number;
  high: number;
}
