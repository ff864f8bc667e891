import PQueue from 'p-queue';
import { z } from 'zod';
import { TribeError } from '../../model/errors.ts';
import type { AccountId } from '../../model/ids.ts';
import type { PlatformFailure } from '../../platforms/platform-answer.ts';
import type { Activity, ActivityStream } from '../../platforms/platform.ts';
import type { CollectTools } from './collect-tools.ts';
import type { Collector } from './collector.ts';
import { collectorOf, whileWriting } from './collector.ts';
import { RenewalFailed } from './credentials.ts';
import { Stopped } from './stopped.ts';
import { writeEvents } from './write-events.ts';

const SEEN = 'activity-seen';
/** How many reports we remember, so that one that the platform sends again counts once. */
const REMEMBERED = 500;
/** ms before we connect again. Each further pause is twice as long, up to the longest. */
const FIRST_PAUSE = 1000;
const LONGEST_PAUSE = 60_000;

export interface ListenOptions extends CollectTools {
  /** Called whenever a connection is open. */
  onListening: () => void;
  onChange: (change: NonNullable<Activity['change']>) => void;
}

/**
 * Listens to the platform's activity stream for who follows and unfollows the owner, until the
 * signal. Connects again whenever the connection ends. The platform may miss activity, so snapshots
 * narrow it down and decide.
 */
export async function listen(options: ListenOptions, account: AccountId): Promise<void> {
  const c = await collectorOf(options, account);
  try {
    const stream = streamOf(c);
    const failure = await stream.subscribe(await c.tokens.current(), account);
    if (failure !== undefined) throw accessDenied(c, failure);
    await keepListening(c, stream, options);
  } catch (error) {
    if (!(error instanceof Stopped && error.reason === 'aborted')) throw asAdvice(error);
  }
}

function streamOf({ platform: { name, stream } }: Collector): ActivityStream {
  if (stream !== undefined) return stream;
  throw new TribeError(
    `${name} has no activity stream.`,
    'Use tribe snapshot or tribe watch instead.',
  );
}

async function keepListening(
  c: Collector,
  stream: ActivityStream,
  options: ListenOptions,
): Promise<void> {
  let pause = FIRST_PAUSE;
  const onOpen = (): void => {
    pause = FIRST_PAUSE;
    options.onListening();
  };
  while (!c.signal.aborted) {
    const token = await c.tokens.current();
    const end = await listenOnce(c, stream, token, { ...options, onListening: onOpen });
    if (c.signal.aborted) return;
    await prepareToConnect(c, token, end);
    await c.clock.wait(c.clock.now() + pause, 'activity stream ended; connecting again');
    pause = Math.min(2 * pause, LONGEST_PAUSE);
  }
}

/** Listens until the connection ends. Throws if a report cannot be stored. */
async function listenOnce(
  c: Collector,
  stream: ActivityStream,
  token: string,
  { onListening, onChange }: Pick<ListenOptions, 'onListening' | 'onChange'>,
): Promise<PlatformFailure> {
  // One report at a time, because each reads and writes which reports we have seen.
  const queue = new PQueue({ concurrency: 1 });
  const connection = new AbortController();
  let failure: unknown;
  const onActivity = async (activity: Activity): Promise<void> => {
    try {
      await store(c, activity, onChange);
    } catch (error) {
      failure ??= error;
      connection.abort();
    }
  };
  const end = await stream.listen(
    token,
    c.account,
    { open: onListening, activity: (activity) => void queue.add(() => onActivity(activity)) },
    c.clock.now,
    AbortSignal.any([c.signal, connection.signal]),
  );
  await queue.onIdle();
  if (failure !== undefined) throw failure;
  return end;
}

/** Does what must happen before it makes sense to connect again. */
async function prepareToConnect(c: Collector, token: string, end: PlatformFailure): Promise<void> {
  switch (end.kind) {
    case 'no credits':
      throw new Stopped('no credits', 'The developer app has no credits left.');
    case 'refused':
      throw accessDenied(c, end);
    case 'limited':
      if (end.resetAt === undefined) return;
      await c.clock.wait(end.resetAt, `${c.platform.name}'s rate limit is reached`);
      return;
    case 'unauthorized':
      await c.tokens.renewed(token).catch((error: unknown) => {
        if (!(error instanceof RenewalFailed)) throw error;
      });
  }
}

/** Stores a report, and what it cost, unless we have seen it. */
async function store(
  c: Collector,
  { id, events, change }: Activity,
  onChange: ListenOptions['onChange'],
): Promise<void> {
  const text = await c.memory.settings.read(SEEN);
  const seen = z.array(z.string()).parse(JSON.parse(text ?? '[]'));
  if (seen.includes(id)) return;
  await payFor(c, id, c.clock.now());
  await whileWriting(c, (writing) => writeEvents(writing, events));
  await c.memory.settings.keep(SEEN, JSON.stringify([...seen, id].slice(-REMEMBERED)));
  if (change !== undefined) onChange(change);
}

async function payFor(c: Collector, id: string, at: number): Promise<void> {
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

function accessDenied({ platform: { name } }: Collector, failure: PlatformFailure): TribeError {
  const reason = 'reason' in failure ? failure.reason : failure.kind;
  return new TribeError(
    `${name} denied access to the activity stream: ${reason}`,
    `${name} offers it to some accounts only. Use tribe snapshot or tribe watch instead.`,
  );
}

function asAdvice(error: unknown): unknown {
  if (!(error instanceof Stopped)) return error;
  return new TribeError(
    error.message,
    'To see your limits: tribe spending. You can still take snapshots.',
  );
}
