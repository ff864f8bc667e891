import type { PlatformAnswer } from '../../../platforms/platform-answer.ts';
import type { PlatformRead } from '../../../platforms/platform-read.ts';
import type { Collector } from '../collector.ts';
import { RenewalFailed } from '../credentials.ts';
import type { Unanswered } from './next-step.ts';
import { countAttempt, nextStep, NO_ATTEMPTS } from './next-step.ts';
import type { Payer, Settle } from './payment.ts';
import { releaseUncharged, reserve, settlementOf } from './payment.ts';
import { stopIfAborted, waitAfterRefusal, waitForLimit } from './waiting.ts';

/** One thing to ask the platform. */
export interface Question<Asked, Page> {
  read: PlatformRead<Asked, Page>;
  /** What we ask, and for which page. The same question has the same key. */
  key: string;
  /** How many resources we want. We ask for fewer if the spending limits leave less. */
  size: number;
  asked: (size: number) => Asked;
  payer: Payer;
}

export interface Answer<Page> {
  kind: 'answered';
  page: Page;
  /** When we sent the request, and when its answer came. */
  sentAt: number;
  at: number;
  /** Call this once, with what the answer changes of a run. */
  settle: Settle;
}

/**
 * Asks the platform until it answers. Reserves the money first, renews the token, waits for rate
 * limits, and tries again if a new attempt may work. Throws `Stopped` if it makes no sense to
 * continue now, and a `TribeError` if the owner must do something first.
 */
export async function ask<Asked, Page>(
  c: Collector,
  question: Question<Asked, Page>,
): Promise<Answer<Page> | Unanswered> {
  let attempts = NO_ATTEMPTS;
  let rejectedToken: string | undefined;
  for (;;) {
    await waitForLimit(c, question.read.limit);
    stopIfAborted(c);
    const { token, answer } = await attempt(c, question, rejectedToken);
    if (token !== undefined) rejectedToken = undefined;
    attempts = countAttempt(attempts, answer);
    const next = nextStep(answer, attempts, c.platform);
    switch (next.step) {
      case 'return':
        return next.result;
      case 'renew the token':
        rejectedToken = token;
        break;
      case 'wait for the limit':
        await waitAfterRefusal(c, question.read.limit, next);
        break;
      case 'try again':
        await c.clock.wait(
          c.clock.now() + next.pause,
          `${c.platform.name} did not respond; trying again`,
        );
        break;
      case 'stop':
        throw next.error;
    }
  }
}

/** Sends a question once. A failed renewal of the token is a failure like any other. */
async function attempt<Asked, Page>(
  c: Collector,
  question: Question<Asked, Page>,
  rejectedToken: string | undefined,
): Promise<{ token?: string; answer: PlatformAnswer<Answer<Page>> }> {
  let token: string;
  try {
    token = await (rejectedToken === undefined
      ? c.tokens.current()
      : c.tokens.renewed(rejectedToken));
  } catch (error) {
    if (!(error instanceof RenewalFailed)) throw error;
    return { answer: { kind: 'failed', reason: error.message, lost: false } };
  }
  return { token, answer: await sendPaid(c, question, token) };
}

async function sendPaid<Asked, Page>(
  c: Collector,
  { read, key, size: wanted, asked, payer }: Question<Asked, Page>,
  token: string,
): Promise<PlatformAnswer<Answer<Page>>> {
  const { reservation, size } = await reserve(c, read, key, wanted, payer);
  const sentAt = c.clock.now();
  const answer = await read.send(token, asked(size));
  const at = c.clock.now();
  if ('limit' in answer && answer.limit !== undefined) c.limits.set(read.limit, answer.limit);
  if (answer.kind !== 'page') {
    await releaseUncharged(c, reservation, answer);
    return answer;
  }
  const settle = settlementOf(c, reservation, sentAt, answer.charged);
  return { ...answer, page: { kind: 'answered', page: answer.page, sentAt, at, settle } };
}
