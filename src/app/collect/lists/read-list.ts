import type { CollectorRun } from '../../../store/ports/collector-memory.ts';
import type { Payer } from '../ask/payment.ts';
import type { Collector } from '../collector.ts';
import { Stopped } from '../stopped.ts';
import { askForPage } from './ask-for-page.ts';
import { advance, progressOf } from './list-progress.ts';
import type { ListToRead } from './list-to-read.ts';

/** A list as far as we read it. */
export interface ListRead {
  run: CollectorRun;
  /** Whether we reached the end of the list, and nothing on the way was missing. */
  complete: boolean;
  read: number;
}

/** How often we start a list again in one go because the platform lost the position in it. */
const MOST_RESTARTS = 3;

/**
 * Reads a list to its end, or continues where a run of its kind stopped. Throws `Stopped` if it
 * cannot continue now. What was read until then stays stored.
 *
 * @param onExpired called with a run that cannot continue: what it read is true, but incomplete
 */
export async function readList<Item extends { id: string }>(
  c: Collector,
  list: ListToRead<Item>,
  payer: Payer,
  onExpired: (run: CollectorRun) => Promise<void> = async () => undefined,
): Promise<ListRead> {
  for (let restarts = 0; ; restarts++) {
    const run =
      (await c.memory.runs.open(list.kind)) ??
      (await c.memory.runs.begin(list.kind, c.clock.now()));
    const result = await readRun(c, list, run, payer);
    if (result !== 'expired') return { run, ...result };
    await onExpired(run);
    await c.memory.runs.end(run.number, c.clock.now(), 'expired');
    if (restarts < MOST_RESTARTS) continue;
    const message = `${c.platform.name} keeps losing the position in the list.`;
    throw new Stopped('misunderstood', message);
  }
}

async function readRun<Item extends { id: string }>(
  c: Collector,
  list: ListToRead<Item>,
  run: CollectorRun,
  payer: Payer,
): Promise<Omit<ListRead, 'run'> | 'expired'> {
  let { cursor, stage } = run;
  let progress = progressOf(run);
  const known = new Set((await c.memory.runs.pages(run.number)).flatMap(({ ids }) => ids));
  while (stage !== 'end') {
    c.onCollected?.(list.kind, progress.read, list.expected);
    const answer = await askForPage(c, list, payer, cursor, progress);
    if (answer === 'expired') return 'expired';
    const { page, at, sentAt, settle } = answer;
    await list.onPage(page, { run, part: progress.part + 1, at });
    const fresh = addNew(known, page.items);
    const after = advance(progress, cursor, page, fresh);
    progress = after.progress;
    const isEnough = list.wanted !== undefined && progress.read >= list.wanted;
    const isEnd = page.next === undefined || after.circles || isEnough;
    const from = { cursor, stage };
    cursor = isEnd ? null : page.next!;
    stage = isEnd ? 'end' : 'pages';
    await settle({
      number: run.number,
      page: { part: progress.part, sentAt, at, ids: idsToKeep(c, page.items) },
      state: { cursor, stage, notes: JSON.stringify(progress) },
      from,
    });
  }
  c.onCollected?.(list.kind, progress.read, list.expected);
  return { complete: !progress.flawed, read: progress.read };
}

/** Adds the ids of the items. Returns how many items are new. */
function addNew(known: Set<string>, items: readonly { id: string }[]): number {
  const fresh = items.filter(({ id }) => !known.has(id));
  for (const { id } of fresh) known.add(id);
  return fresh.length;
}

/** We keep no ids of forgotten people. */
function idsToKeep(c: Collector, items: readonly { id: string }[]): string[] {
  return items.map(({ id }) => id).filter((id) => !c.isForgotten(id));
}
