import { ETwitterStreamEvent } from 'twitter-api-v2';
import type { ActivityStream } from '../platform-activity.ts';
import type { PlatformFailure } from '../platform-answer.ts';
import { ACTIVITIES, activityOf, readActivity, XSubscription } from './map-activity.ts';
import { readPage } from './read-page.ts';
import type { XClient } from './x-client.ts';
import { answerOf, apiWith } from './x-client.ts';

/**
 * X sends something every 20 seconds. After this many ms without anything, the connection is dead.
 */
const SILENCE = 90_000;

/** X's activity stream. It never says when something happened, and may miss events. */
export function xStream(client: XClient): ActivityStream {
  return {
    subscribe: (token, account) => subscribe(client, token, account),
    listen: (token, account, { open, activity }, now, signal) => {
      const onLine = (line: unknown): void => {
        const delivery = readActivity(line);
        if (delivery !== undefined) activity(activityOf(delivery, account, now()));
      };
      return readLines(client, token, { onOpen: open, onLine }, signal);
    },
  };
}

/** Adds the missing subscriptions, and keeps the others. */
async function subscribe(
  client: XClient,
  token: string,
  account: string,
): Promise<PlatformFailure | undefined> {
  const endpoint = 'activity/subscriptions';
  const listed = await client.get(token, { endpoint });
  if (listed.kind !== 'body') return listed;
  const read = readPage(listed.body, XSubscription);
  const known = 'page' in read ? read.page.items : [];
  for (const kind of ACTIVITIES) {
    const isKnown = known.some(
      ({ event_type: type, filter }) => type === kind && filter.user_id === account,
    );
    if (isKnown) continue;
    const body = { event_type: kind, filter: { user_id: account }, tag: 'tribefinder' };
    const answer = await client.post(token, endpoint, body);
    if (answer.kind !== 'body') return answer;
  }
  return undefined;
}

/** Passes on every line of JSON until the connection ends. */
async function readLines(
  client: XClient,
  token: string,
  { onOpen, onLine }: { onOpen: () => void; onLine: (line: unknown) => void },
  signal: AbortSignal,
): Promise<PlatformFailure> {
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
    // Without its own listener, this event would end the process.
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
