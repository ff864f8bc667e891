import { writeDay } from '../../model/dates.ts';
import type { CapacityPage, MeasuredCapacity } from '../../model/pages/capacity.ts';
import { writeCount, writeDecimal, writeShare } from './numbers.ts';

/** Shares of the capacity in the busiest minute. Above the first, waits grow fast. */
const BUSY = 0.7;
const QUIET = 0.3;

/** Says what a load test found. */
export function capacityWords({ rate, low, high, limitMs, measuredAt }: MeasuredCapacity): string {
  return (
    `One web process answers about ${writeRate(rate)} requests a second ` +
    `(95% interval: ${writeRate(low)} to ${writeRate(high)}), 99 of 100 of them within ` +
    `${writeCount(limitMs)} ms. Measured on ${writeDay(measuredAt)}.`
  );
}

/** Says how much of the capacity is left, as far as it is known. */
export function loadWords({ load, left }: CapacityPage): string {
  if (load === null) return 'The server does not say how much it is asked for.';
  const now =
    `${writeRate(load.now)} requests a second in the last 5 minutes, ` +
    `${writeRate(load.busiest)} in the busiest minute of the last 24 hours.`;
  return left === null ? now : `${now} Capacity left: ${writeShare(left)}.`;
}

/** Says when to add a process and when to remove one. */
export function scalingRule({ rate }: MeasuredCapacity): string {
  return (
    `Add a web process when the busiest minute of a day has more than ${writeRate(rate * BUSY)} ` +
    `requests a second for each process. Remove one when it has fewer than ` +
    `${writeRate(rate * QUIET)} for a week.`
  );
}

function writeRate(perSecond: number): string {
  return perSecond < 10 ? writeDecimal(perSecond, 1) : writeCount(perSecond);
}
