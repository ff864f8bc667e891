import type { CapacityPage, MeasuredCapacity } from '../../model/pages/capacity.ts';
import type { Load } from './load-meter.ts';

/** Returns how much of the measured capacity a load leaves. */
export function capacityPage(
  measured: MeasuredCapacity | undefined,
  load: Load | undefined,
): CapacityPage {
  const isKnown = load !== undefined && measured !== undefined && measured.rate > 0;
  return {
    measured: measured ?? null,
    load: load ?? null,
    left: isKnown ? Math.max(0, 1 - load.now / measured.rate) : null,
  };
}
