import type { CollectTools } from '../collect/collect-tools.ts';
import { collectorOf } from '../collect/collector.ts';
import { Stopped } from '../collect/stopped.ts';
import { alignWithSnapshot } from './align-with-snapshot.ts';
import { FollowBook } from './follow-book.ts';
import { Listening, type LiveObserver } from './listening.ts';
import { keepLiveState, storedLiveState } from './live-state.ts';

export interface LiveOptions extends CollectTools {
  observer: LiveObserver;
}

/**
 * Why listening ended. `stopped`: by the signal. `gap`: reports are lost, so a snapshot must show what
 * happened. `unable`: there is no snapshot to begin with, or the platform has no live reports.
 * `unreachable`: it may respond later.
 */
export type LiveEnd = 'stopped' | 'gap' | 'unable' | 'unreachable';

/**
 * Listens to what followers do, from where it stopped the last time, and stores it as it happens, until
 * the signal.
 */
export async function listenLive(options: LiveOptions): Promise<LiveEnd> {
  const c = await collectorOf(options);
  const { live } = c.platform;
  const snapshot = await c.store.log.lastSnapshot(Infinity);
  if (live === undefined || snapshot === undefined) return 'unable';
  const settings = c.memory.settings;
  const position = (await storedLiveState(settings))?.position ?? snapshot.at;
  if (c.clock.now() - position > live.repeats) {
    await keepLiveState(settings, undefined);
    return 'gap';
  }
  const book = await FollowBook.open(c.memory.digests);
  const listening = new Listening(c, live, book, { position, observer: options.observer });
  try {
    await alignWithSnapshot(c, live, snapshot, book);
    return await listening.run(snapshot.at);
  } catch (error) {
    if (!(error instanceof Stopped)) throw error;
    return error.reason === 'aborted' ? 'stopped' : 'unreachable';
  }
}
