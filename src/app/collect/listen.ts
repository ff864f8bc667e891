import PQueue from 'p-queue';
import { TribeError } from '../../model/errors.ts';
import type { PlatformFailure } from '../../platforms/platform-answer.ts';
import type { Activity, ActivityStream } from '../../platforms/platform-activity.ts';
import { activityRecorder } from './record-activity.ts';
import type { CollectTools } from './collect-tools.ts';
import type { Collector } from './collector.ts';
import { collectorOf } from './collector.ts';
import { RenewalFailed } from './credentials.ts';
import { Stopped } from './stopped.ts';

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
export async function listen(options: ListenOptions): Promise<void> {
  const c = await collectorOf(options);
  try {
    const stream = streamOf(c);
    const failure = await stream.subscribe(await c.tokens.current(), c.account);
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
  const record = activityRecorder(c, options.onChange);
  let pause = FIRST_PAUSE;
  const onOpen = (): void => {
    pause = FIRST_PAUSE;
    options.onListening();
  };
  while (!c.signal.aborted) {
    const token = await c.tokens.current();
    const end = await listenOnce(c, stream, token, onOpen, record);
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
  onOpen: () => void,
  record: (activity: Activity) => Promise<void>,
): Promise<PlatformFailure> {
  // One report at a time, because each reads and writes which reports we have seen.
  const queue = new PQueue({ concurrency: 1 });
  const connection = new AbortController();
  let failure: unknown;
  const onActivity = async (activity: Activity): Promise<void> => {
    try {
      await record(activity);
    } catch (error) {
      failure ??= error;
      connection.abort();
    }
  };
  const end = await stream.listen(
    token,
    c.account,
    { open: onOpen, activity: (activity) => void queue.add(() => onActivity(activity)) },
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
