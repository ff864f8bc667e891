import { z } from 'zod';
import type { AudienceEvent } from '../../model/events.ts';
import { TribeError } from '../../model/errors.ts';
import type { PersonId } from '../../model/ids.ts';
import type { Instant } from '../../model/instant.ts';
import { listenToActivity } from '../../platforms/x/activity-stream.ts';
import type { FollowActivity } from '../../platforms/x/map-activity.ts';
import { ACTIVITIES, readActivity, XSubscription } from '../../platforms/x/map-activity.ts';
import { readPage } from '../../platforms/x/read-page.ts';
import type { XAnswer } from '../../platforms/x/x-answer.ts';
import type { Collector, CollectTools } from './collector.ts';
import { collectorOf, whileWriting } from './collector.ts';
import { RenewalFailed } from './credentials.ts';
import { Stopped } from './stopped.ts';
import { writeEvents } from './write-events.ts';

const SEEN = 'activity-seen';
/** Deliveries remembered, so that what comes again after a reconnect counts once. */
const REMEMBERED = 500;
const FIRST_PAUSE = 1000;
const LONGEST_PAUSE = 60_000;

export interface ListenOptions extends CollectTools {
  /** Told when listening begins, and of everybody who came or went. */
  onListening: () => void;
  onChange: (change: { kind: 'came' | 'left'; person: string; handle: string | undefined }) => void;
}

/**
 * Listens to X's activity stream for who follows and unfollows the owner, until it is told to stop;
 * connects again whenever the connection ends. X does not say when something happened, only when it
 * is told, and may forget to tell: readings of the list narrow it down and have the last word.
 */
export async function listen(options: ListenOptions): Promise<void> {
  const c = await collectorOf(options);
  try {
    await subscribe(c);
    await keepListening(c, options);
  } catch (error) {
    if (!(error instanceof Stopped && error.reason === 'aborted')) throw asAdvice(error);
  }
}

async function keepListening(c: Collector, options: ListenOptions): Promise<void> {
  let pause = FIRST_PAUSE;
  while (!c.signal.aborted) {
    const handled: Promise<void>[] = [];
    let failure: unknown;
    const connection = new AbortController();
    const signal = AbortSignal.any([c.signal, connection.signal]);
    const token = await c.keeper.token(c.client, c.clock);
    const answer = await listenToActivity(
      c.client,
      token,
      {
        onOpen: () => {
          pause = FIRST_PAUSE;
          options.onListening();
        },
        // One after the other, as the memory of what was seen is read and written.
        onLine: (line) => {
          const before = handled.at(-1) ?? Promise.resolve();
          const work = before.then(() => takeIn(c, line, options));
          handled.push(
            work.catch((error: unknown) => {
              failure ??= error;
              connection.abort();
            }),
          );
        },
      },
      signal,
    );
    await handled.at(-1);
    if (failure !== undefined) throw failure;
    if (c.signal.aborted) return;
    await recover(c, token, answer);
    await c.clock.wait(c.clock.now() + pause, 'activity stream ended; connecting again');
    pause = Math.min(2 * pause, LONGEST_PAUSE);
  }
}

/** What must happen before it makes sense to connect again. */
async function recover(c: Collector, token: string, answer: XAnswer): Promise<void> {
  if (answer.kind === 'no credits')
    throw new Stopped('no credits', 'The developer app has no credits left.');
  if (answer.kind === 'refused') throw notAllowed(answer.reason);
  if (answer.kind === 'limited' && answer.resetAt !== undefined) {
    await c.clock.wait(answer.resetAt, "X's rate limit is reached");
  }
  if (answer.kind !== 'unauthorized') return;
  await c.keeper.renewed(token, c.client, c.clock).catch((error: unknown) => {
    if (!(error instanceof RenewalFailed)) throw error;
  });
}

/** Writes down what one line says, once, and what it cost. */
async function takeIn(c: Collector, line: unknown, { onChange }: ListenOptions): Promise<void> {
  const activity = readActivity(line);
  if (activity === undefined) return;
  const seen = z.array(z.string()).parse(JSON.parse((await c.memory.settings.read(SEEN)) ?? '[]'));
  if (seen.includes(activity.id)) return;
  const at = c.clock.now();
  await payFor(c, activity, at);
  await whileWriting(c, (writing) => writeEvents(writing, eventsOf(c, activity, at)));
  await c.memory.settings.keep(SEEN, JSON.stringify([...seen, activity.id].slice(-REMEMBERED)));
  if (activity.target.id !== c.account) return;
  const { id, username } = activity.source;
  onChange({
    kind: activity.kind === 'follow.follow' ? 'came' : 'left',
    person: id,
    handle: username,
  });
}

async function payFor(c: Collector, { id }: FollowActivity, at: number): Promise<void> {
  const reserved = await c.memory.spending.reserve({
    run: null,
    key: `activity ${id}`,
    at,
    resource: 'events',
    most: 1,
    unitPrice: c.prices.events,
    runCap: Infinity,
    monthCap: c.settings.monthCap,
  });
  if ('refused' in reserved) {
    throw new Stopped('cap', 'The next events would exceed your limit for a month.');
  }
  await c.memory.spending.settle({ reservation: reserved.reservation, at, ids: [id] });
}

/** It happened before it was told; since when it may have, the readings know. */
function eventsOf(
  c: Collector,
  { kind, source, target }: FollowActivity,
  at: number,
): AudienceEvent[] {
  const began = kind === 'follow.follow';
  if (target.id === c.account) {
    const person = source.id as PersonId;
    const occurrence = { after: -Infinity, before: at };
    return [
      began
        ? { type: 'follow', person, ...occurrence }
        : { type: 'unfollow', person, reason: 'unknown', ...occurrence },
    ];
  }
  if (source.id !== c.account) return [];
  const type = began ? 'following' : 'unfollowing';
  return [{ type, person: target.id as PersonId, at: at as Instant }];
}

/** Makes sure that X tells us; what is subscribed to already stays. */
async function subscribe(c: Collector): Promise<void> {
  const token = await c.keeper.token(c.client, c.clock);
  const listed = await c.client.get(token, { endpoint: 'activity/subscriptions' });
  if (listed.kind !== 'body') throw notAllowed('reason' in listed ? listed.reason : listed.kind);
  const read = readPage(listed.body, XSubscription);
  const known = 'page' in read ? read.page.items : [];
  for (const kind of ACTIVITIES) {
    if (
      known.some(({ event_type: type, filter }) => type === kind && filter.user_id === c.account)
    ) {
      continue;
    }
    const body = { event_type: kind, filter: { user_id: c.account }, tag: 'tribefinder' };
    const answer = await c.client.post(token, 'activity/subscriptions', body);
    if (answer.kind !== 'body') throw notAllowed('reason' in answer ? answer.reason : answer.kind);
  }
}

function notAllowed(reason: string): TribeError {
  return new TribeError(
    `X denied access to the activity stream: ${reason}`,
    'X offers it to some accounts only. Use tribe snapshot or tribe watch instead.',
  );
}

function asAdvice(error: unknown): unknown {
  if (!(error instanceof Stopped)) return error;
  return new TribeError(
    error.message,
    'To see your limits: tribe spending. You can still take snapshots.',
  );
}
