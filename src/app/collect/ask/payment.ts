import type { PlatformFailure } from '../../../platforms/platform-answer.ts';
import type { PlatformRead } from '../../../platforms/platform-read.ts';
import type { RecordedAnswer } from '../../../store/ports/collector-memory.ts';
import type { Collector } from '../collector.ts';
import { Stopped } from '../stopped.ts';

/** Who pays: a run, up to so many micro-dollars. `null`: no run. */
export interface Payer {
  run: number | null;
  cap: number;
}

/**
 * Records what an answer cost and what it changes of a run, in one transaction. Throws `Stopped` if
 * another process continues that run.
 */
export type Settle = (run?: RecordedAnswer['run']) => Promise<void>;

/** Reserves the money for a request, and for fewer resources if the limits leave less. */
export async function reserve(
  c: Collector,
  { resource, size: { least } }: Pick<PlatformRead<never, unknown>, 'resource' | 'size'>,
  key: string,
  wanted: number,
  payer: Payer,
): Promise<{ reservation: number; size: number }> {
  const unitPrice = c.prices[resource];
  let size = wanted;
  for (;;) {
    const reserved = await c.memory.spending.reserve({
      run: payer.run,
      key,
      at: c.clock.now(),
      resource,
      most: size,
      unitPrice,
      runCap: payer.cap,
      monthCap: c.settings.monthCap,
    });
    if ('reservation' in reserved) return { reservation: reserved.reservation, size };
    const affordable = Math.floor(reserved.left / unitPrice);
    if (affordable < least || affordable >= size) {
      const which = reserved.refused === 'run' ? 'a snapshot' : 'a month';
      throw new Stopped('cap', `The next read would exceed your limit for ${which}.`);
    }
    size = affordable;
  }
}

/** Releases the money, unless the platform may have charged for an answer that we cannot use. */
export async function releaseUncharged(
  c: Collector,
  reservation: number,
  failure: PlatformFailure,
): Promise<void> {
  const mayBeCharged =
    failure.kind === 'misunderstood' || (failure.kind === 'failed' && failure.lost);
  if (!mayBeCharged) await c.memory.spending.release(reservation);
}

export function settlementOf(
  c: Collector,
  reservation: number,
  sentAt: number,
  charged: readonly string[],
): Settle {
  return async (run) => {
    const { isOurs } = await c.memory.spending.settle({
      reservation,
      at: sentAt,
      ids: charged,
      ...(run !== undefined && { run }),
    });
    if (isOurs) return;
    throw new Stopped('elsewhere', 'Another process is already reading this account.');
  };
}
