import { z } from 'zod';
import type { SettingStore } from '../../store/ports/collector-memory.ts';

const NAME = 'live';

/** How far we have listened to a platform's live reports. Times are in ms since 1970. */
const LiveState = z.object({
  /** We have handled all reports until then. */
  position: z.number(),
  /** Since when we have been listening; `undefined`: we are not. */
  since: z.number().optional(),
  /** When a report, or a response about new followers, last came. */
  heardAt: z.number().optional(),
  /** Since when no server can be reached for all or some followers. */
  unreachableSince: z.number().optional(),
});
export type LiveState = z.infer<typeof LiveState>;

export async function storedLiveState(settings: SettingStore): Promise<LiveState | undefined> {
  const text = await settings.read(NAME);
  return text === undefined ? undefined : LiveState.parse(JSON.parse(text));
}

/** Since when we have been listening, when something last came, and since when no server responds. */
export interface LiveNow {
  since: number;
  heardAt: number;
  unreachableSince: number | undefined;
}

/** Returns the state while we are listening. */
export async function liveNow(settings: SettingStore): Promise<LiveNow | undefined> {
  const { since, heardAt, unreachableSince } = (await storedLiveState(settings)) ?? {};
  return since === undefined || heardAt === undefined
    ? undefined
    : { since, heardAt, unreachableSince };
}

/** @param state `undefined`: the next time we listen from the last snapshot on. */
export function keepLiveState(settings: SettingStore, state: LiveState | undefined): Promise<void> {
  return settings.keep(NAME, state && JSON.stringify(state));
}
