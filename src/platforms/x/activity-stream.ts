import { ETwitterStreamEvent } from 'twitter-api-v2';
import type { XAnswer } from './x-answer.ts';
import type { XClient } from './x-client.ts';
import { answerOf, apiWith } from './x-client.ts';

/** X sends something every 20 seconds; after so long without, in ms, the connection is dead. */
const SILENCE = 90_000;

/**
 * Listens to the activity of an app's subscriptions until the connection ends, and says how it
 * ended. Connecting again is the caller's: only they know for how long.
 *
 * @param onOpen told once X has let us in
 * @param onLine told of every line that is JSON
 */
export async function listenToActivity(
  client: XClient,
  token: string,
  { onOpen, onLine }: { onOpen: () => void; onLine: (line: unknown) => void },
  signal: AbortSignal,
): Promise<XAnswer> {
  const stream = apiWith(token, client.agent).v2.getStream('activity/stream', undefined, {
    prefix: `${client.server}/2/`,
    autoConnect: false,
  });
  const ended = new Promise<void>((resolve) => {
    for (const event of [
      ETwitterStreamEvent.ConnectionError,
      ETwitterStreamEvent.ConnectionLost,
      ETwitterStreamEvent.ConnectionClosed,
    ] as const) {
      stream.on(event, () => resolve());
    }
    // Without a listener of its own this event would end the process.
    stream.on(ETwitterStreamEvent.Error, () => undefined);
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
  stream.on(ETwitterStreamEvent.Data, onLine);
  const answer = await answerOf(async () => {
    await stream.connect({ autoReconnect: false, keepAliveTimeout: SILENCE });
    return { data: undefined, headers: {} };
  });
  if (answer.kind !== 'body') return answer;
  onOpen();
  if (!signal.aborted) await ended;
  stream.destroy();
  return { kind: 'failed', reason: 'the connection ended', lost: true };
}
