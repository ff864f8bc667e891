import type { ListPage } from '../../../platforms/platform-read.ts';
import type { Answer } from '../ask/ask.ts';
import { ask } from '../ask/ask.ts';
import { stoppedBy } from '../ask/next-step.ts';
import type { Payer } from '../ask/payment.ts';
import type { Collector } from '../collector.ts';
import { Stopped } from '../stopped.ts';
import type { ListProgress } from './list-progress.ts';
import { pointsBack } from './list-progress.ts';
import type { ListToRead } from './list-to-read.ts';
import { pageSize } from './page-size.ts';

/** How often we ask for a page that comes with something missing. */
const TRIES = 3;
/** ms before the second try. The pause after the second one is twice as long. */
const PAUSE = 2000;

/**
 * Returns the page at a cursor. Asks again for a page with something missing: that costs nothing
 * more, because the platform charges for each item once a day. What stays missing is in `problems`.
 */
export async function askForPage<Item extends { id: string }>(
  c: Collector,
  list: ListToRead<Item>,
  payer: Payer,
  cursor: string | null,
  progress: ListProgress,
): Promise<Answer<ListPage<Item>> | 'expired'> {
  for (let tries = 1; ; tries++) {
    const answer = await ask(c, {
      read: list.pages,
      key: [list.kind, list.of, cursor ?? ''].join(' '),
      size: pageSize(list.pages.size, list, progress.read),
      asked: (size) => ({ size, cursor }),
      payer,
    });
    if (answer.kind === 'expired') return 'expired';
    if (answer.kind === 'refused') throw stoppedBy(answer, c.platform);
    const { page } = answer;
    const goesBack = pointsBack(progress, cursor, page);
    if (page.problems === 0 && !goesBack) return answer;
    const isLast = tries === TRIES;
    if (isLast && (page.items.length > 0 || goesBack)) return answer;
    await answer.settle();
    if (isLast) throw new Stopped('misunderstood', `${c.platform.name} returned only errors.`);
    await c.clock.wait(c.clock.now() + PAUSE * tries, `${c.platform.name} sent an incomplete page`);
  }
}
