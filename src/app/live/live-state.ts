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
});
export type LiveState = z.infer<typeof LiveState>;

export async function storedLiveState(settings: SettingStore): Promise<LiveState | undefined> {
  const text = await settings.read(NAME);
  return text === undefined ? undefined : LiveState.parse(JSON.parse(text));
}

/** Returns since when we have been listening, and when something last came. */
export async function liveNow(
  settings: SettingStore,
): Promise<{ since: number; heardAt: number } | undefined> {
  const { since, heardAt } = (await storedLiveState(settings)) ?? {};
  return since === undefined || heardAt === undefined ? undefined : { since, heardAt };
}

/** @param state `undefined`: the next time we listen from the last snapshot on. */
export function keepLiveState(settings: SettingStore, state: LiveState | undefined): Promise<void> {
  return settings.keep(NAME, state && JSON.stringify(state));
}
