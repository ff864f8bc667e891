import { TribeError } from '../../../model/errors.ts';
import type { PlatformAnswer, PlatformFailure } from '../../../platforms/platform-answer.ts';
import type { LivePlatform } from '../../../platforms/platform.ts';
import { Stopped } from '../stopped.ts';

/** The request itself is wrong for the platform, so the caller must ask for something else. */
export type Unanswered = Extract<PlatformFailure, { kind: 'refused' | 'expired' }>;

/** What to do after an attempt. */
export type NextStep<Result> =
  | { step: 'return'; result: Result | Unanswered }
  | { step: 'renew the token' }
  /** `resetAt`: when the platform allows requests again, if it says so. */
  | { step: 'wait for the limit'; resetAt: number | undefined; least: number }
  | { step: 'try again'; pause: number }
  | { step: 'stop'; error: Stopped | TribeError };

/** How often each thing went wrong with one question. */
export interface Attempts {
  failures: number;
  limited: number;
  unauthorized: number;
}

export const NO_ATTEMPTS: Attempts = { failures: 0, limited: 0, unauthorized: 0 };

const MOST_FAILURES = 6;
const MOST_MISUNDERSTOOD = 3;
/** Refusals because of the rate limit in a row: about six hours. */
const MOST_LIMITED = 24;
const MOST_RENEWALS = 2;
/** ms before the second attempt. Each further pause is twice as long. */
const FIRST_PAUSE = 1000;
/** After so many refusals, the wait grows no further. */
const MOST_DOUBLINGS = 9;

export function countAttempt(attempts: Attempts, { kind }: PlatformAnswer<unknown>): Attempts {
  switch (kind) {
    case 'failed':
    case 'misunderstood':
      return { ...attempts, failures: attempts.failures + 1 };
    case 'limited':
      return { ...attempts, limited: attempts.limited + 1 };
    case 'unauthorized':
      return { ...attempts, unauthorized: attempts.unauthorized + 1 };
    default:
      return attempts;
  }
}

/**
 * Returns what to do after an answer. Pure.
 *
 * @param attempts with the answer counted
 */
export function nextStep<Result>(
  answer: PlatformAnswer<Result>,
  { failures, limited, unauthorized }: Attempts,
  { id, name }: Pick<LivePlatform, 'id' | 'name'>,
): NextStep<Result> {
  switch (answer.kind) {
    case 'page':
      return { step: 'return', result: answer.page };
    case 'refused':
    case 'expired':
      return { step: 'return', result: answer };
    case 'unauthorized':
      if (unauthorized <= MOST_RENEWALS) return { step: 'renew the token' };
      return stop(
        new TribeError(`${name} rejected the sign-in.`, `Sign in again: tribe connect ${id}`),
      );
    case 'limited': {
      if (limited > MOST_LIMITED) {
        const message = `${name} keeps reporting that its rate limit is reached.`;
        return stop(new Stopped('unreachable', message));
      }
      const least = FIRST_PAUSE * 2 ** Math.min(limited, MOST_DOUBLINGS);
      return { step: 'wait for the limit', resetAt: answer.resetAt, least };
    }
    case 'no credits':
      return stop(new Stopped('no credits', 'The developer app has no credits left.'));
    case 'misunderstood':
      if (failures < MOST_MISUNDERSTOOD) return tryAgain(failures);
      return stop(
        new Stopped(
          'misunderstood',
          `Tribefinder cannot use the response of ${name}: ${answer.reason}.`,
        ),
      );
    case 'failed':
      if (failures < MOST_FAILURES) return tryAgain(failures);
      return stop(
        new Stopped('unreachable', `Tribefinder cannot reach ${name}: ${answer.reason}.`),
      );
  }
}

function stop(error: Stopped | TribeError): NextStep<never> {
  return { step: 'stop', error };
}

function tryAgain(failures: number): NextStep<never> {
  return { step: 'try again', pause: FIRST_PAUSE * 2 ** (failures - 1) };
}

/** Stops because the platform does not answer a question that it should. */
export function stoppedBy(failure: Unanswered, { name }: Pick<LivePlatform, 'name'>): Stopped {
  const message =
    failure.kind === 'expired'
      ? `${name} lost the position in the list.`
      : `${name} refused the request (${failure.status}): ${failure.reason}`;
  return new Stopped('misunderstood', message);
}
