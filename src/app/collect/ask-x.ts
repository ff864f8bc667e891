import { TribeError } from '../../model/errors.ts';
import type { Endpoint } from '../../platforms/x/limits.ts';
import { LIMIT_WINDOW, LIMITS } from '../../platforms/x/limits.ts';
import type { Resource } from '../../platforms/x/prices.ts';
import type { XAnswer } from '../../platforms/x/x-answer.ts';
import type { XRequest } from '../../platforms/x/x-client.ts';
import type { RecordedAnswer } from '../../store/ports/collector-memory.ts';
import type { Collector } from './collector.ts';
import { RenewalFailed } from './credentials.ts';
import { Stopped } from './stopped.ts';

/** One thing asked of X. */
export interface Question<Read> {
  endpoint: Endpoint;
  resource: Resource;
  /** What is asked, and for which page; the same question has the same key. */
  key: string;
  /** So many resources are wanted; fewer where the caps leave less. */
  size: number;
  request: (size: number) => Omit<XRequest, 'endpoint'>;
  read: (body: unknown) => { page: Read } | { misunderstood: string };
  /** What is charged for, by id. */
  ids: (page: Read) => string[];
  payer: Payer;
}

/** Who pays: a run, up to so many micro-dollars. */
export interface Payer {
  run: number | null;
  cap: number;
}

/** An answer that has been read, and is paid for by {@link Answer.settle}. */
export interface Answer<Read> {
  page: Read;
  sentAt: number;
  at: number;
  /**
   * To be called once for every answer, with what it changes of a run. Throws `Stopped` where
   * another process goes on with that run.
   */
  settle: (run?: RecordedAnswer['run']) => Promise<void>;
}

/** The request itself is wrong for X: a cursor that has expired, say. */
export interface Refused {
  refused: number;
  reason: string;
}

const MOST_TRIES = 6;
/** Refusals in a row for having asked too often, some six hours of them. */
const MOST_LIMITED = 24;
const FIRST_PAUSE = 1000;
const LONGEST_WAIT = 4 * LIMIT_WINDOW;

/**
 * Asks X until there is an answer: sets the money aside, renews the token, waits out limits, and
 * tries again what may work the next time. Throws {@link Stopped} where going on makes no sense
 * now, and a `TribeError` where the owner must do something first.
 */
export async function askX<Read>(
  c: Collector,
  question: Question<Read>,
): Promise<Answer<Read> | Refused> {
  let pause = FIRST_PAUSE;
  let limited = 0;
  let renewals = 0;
  for (let failures = 0; ;) {
    await waitForLimit(c, question.endpoint);
    stopIfAborted(c);
    const { reservation, size } = await rejected(c, question);
    const sentAt = c.clock.now();
    const { token, answer } = await sendWithToken(c, question, size);
    if (answer.kind === 'body') {
      if (answer.limit !== undefined) c.limits.set(question.endpoint, answer.limit);
      const at = c.clock.now();
      const read = question.read(answer.body);
      if ('page' in read) {
        const ids = question.ids(read.page);
        const settle: Answer<Read>['settle'] = async (run) => {
          const answered = { reservation, at: sentAt, ids, ...(run !== undefined && { run }) };
          const { isOurs } = await c.memory.spending.settle(answered);
          if (!isOurs)
            throw new Stopped('elsewhere', 'Another process is already reading this account.');
        };
        return { page: read.page, sentAt, at, settle };
      }
      // X may have charged for this response, so the amount stays reserved.
      if (++failures >= MOST_TRIES / 2)
        throw new Stopped(
          'misunderstood',
          `Tribefinder cannot use the response of X: ${read.misunderstood}.`,
        );
    } else if (answer.kind !== 'failed' || !answer.lost) {
      await c.memory.spending.release(reservation);
    }
    switch (answer.kind) {
      case 'body':
        break;
      case 'limited':
        if (limited >= MOST_LIMITED) {
          throw new Stopped('unreachable', 'X keeps reporting that its rate limit is reached.');
        }
        await waitOut(c, question.endpoint, answer.resetAt, ++limited);
        continue;
      case 'unauthorized':
        if (token === undefined || ++renewals > 2) throw notAccepted();
        await c.keeper.renewed(token, c.client, c.clock);
        continue;
      case 'no credits':
        throw new Stopped('no credits', 'The developer app has no credits left.');
      case 'refused':
        return { refused: answer.status, reason: answer.reason };
      case 'failed':
        if (++failures >= MOST_TRIES) {
          throw new Stopped('unreachable', `Tribefinder cannot reach X: ${answer.reason}.`);
        }
    }
    await c.clock.wait(c.clock.now() + pause, 'X did not respond; trying again');
    pause *= 2;
  }
}

/** Asks with a token that should be good; a renewal that fails is a failure like any other. */
async function sendWithToken(
  c: Collector,
  question: Pick<Question<unknown>, 'endpoint' | 'request'>,
  size: number,
): Promise<{ token?: string; answer: XAnswer }> {
  try {
    const token = await c.keeper.token(c.client, c.clock);
    const { endpoint } = question;
    return { token, answer: await c.client.get(token, { endpoint, ...question.request(size) }) };
  } catch (error) {
    if (!(error instanceof RenewalFailed)) throw error;
    return { answer: { kind: 'failed', reason: error.message, lost: false } };
  }
}

/** Sets money aside for as much as is wanted, or for as much as the caps leave. */
async function rejected(
  c: Collector,
  { resource, key, size: wanted, endpoint, payer }: Omit<Question<unknown>, 'ids'>,
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
    if (affordable < LIMITS[endpoint].leastPage || affordable >= size) {
      const which = reserved.refused === 'run' ? 'a snapshot' : 'a month';
      throw new Stopped('cap', `The next read would exceed your limit for ${which}.`);
    }
    size = affordable;
  }
}

/** What X said it would refuse is not asked for. */
async function waitForLimit(c: Collector, endpoint: Endpoint): Promise<void> {
  const limit = c.limits.get(endpoint);
  if (limit === undefined || limit.remaining > 0) return;
  c.limits.delete(endpoint);
  if (limit.resetAt > c.clock.now()) await waitUntil(c, limit.resetAt);
}

/** The n-th refusal in a row waits longer, as the clock of X may be another than ours. */
async function waitOut(
  c: Collector,
  endpoint: Endpoint,
  resetAt: number | undefined,
  times: number,
): Promise<void> {
  c.limits.delete(endpoint);
  const now = c.clock.now();
  await waitUntil(
    c,
    Math.max(resetAt ?? now + LIMIT_WINDOW, now + FIRST_PAUSE * 2 ** Math.min(times, 9)),
  );
}

async function waitUntil(c: Collector, until: number): Promise<void> {
  const now = c.clock.now();
  await c.clock.wait(Math.min(until, now + LONGEST_WAIT), "X's rate limit is reached");
  stopIfAborted(c);
}

function stopIfAborted({ signal }: Collector): void {
  if (signal.aborted) throw new Stopped('aborted', 'Stopped.');
}

function notAccepted(): TribeError {
  return new TribeError('X rejected the sign-in.', 'Sign in again: tribe connect x');
}
