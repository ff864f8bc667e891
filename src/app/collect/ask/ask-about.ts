import type { PlatformRead } from '../../../platforms/platform-read.ts';
import type { Collector } from '../collector.ts';
import type { Answer } from './ask.ts';
import { ask } from './ask.ts';
import { stoppedBy } from './next-step.ts';
import type { Payer } from './payment.ts';

/**
 * Asks about people or posts: the first of those that are left, as many as fit in one request. Throws
 * `Stopped` also if the platform refuses.
 *
 * @param kind what we ask, such as `look-ups`
 */
export async function askAbout<Page>(
  c: Collector,
  read: PlatformRead<readonly string[], Page>,
  kind: string,
  left: readonly string[],
  payer: Payer,
): Promise<Answer<Page>> {
  const answer = await ask(c, {
    read,
    key: `${kind} ${left[0]}`,
    size: Math.min(left.length, read.size.most),
    asked: (size) => left.slice(0, size),
    payer,
  });
  if (answer.kind !== 'answered') throw stoppedBy(answer, c.platform);
  return answer;
}
