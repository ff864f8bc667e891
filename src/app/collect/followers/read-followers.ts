import type {
  CollectorMemory,
  CollectorRun,
  RunPage,
} from '../../../store/ports/collector-memory.ts';
import type { Payer } from '../ask/payment.ts';
import type { WritingCollector } from '../collector.ts';
import { progressOf } from '../lists/list-progress.ts';
import { readList } from '../lists/read-list.ts';
import { sourceKind, writeEvents, writeProfiles } from '../write-events.ts';
import type { FollowerChanges } from './compare-followers.ts';
import { compareFollowers } from './compare-followers.ts';
import { isTooShort } from './short-list.ts';
import { snapshotOf } from './snapshot-events.ts';

const KIND = 'followers';

/** What reading the follower list brought. Without a complete list, nothing changed. */
export interface FollowersRead extends FollowerChanges {
  complete: boolean;
  /** Fields that we asked for and that the platform sent for nobody. */
  fieldsMissing: readonly string[];
  /** How often we had to start the list again. */
  restarts: number;
}

/** Reads the follower list and stores it as a snapshot. */
export async function readFollowers(
  c: WritingCollector,
  payer: Payer,
  expected: number | undefined,
): Promise<FollowersRead> {
  let restarts = 0;
  let fieldsMissing: readonly string[] | undefined;
  const { run, complete, read } = await readList(
    c,
    {
      kind: KIND,
      of: c.account,
      pages: c.platform.people.followers(c.account),
      expected,
      wanted: undefined,
      onPage: async (page, read) => {
        fieldsMissing ??= page.fieldsMissing;
        await writeProfiles(c, page.items, read);
      },
    },
    payer,
    async (expired) => {
      restarts++;
      const list = await c.memory.runs.pages(expired.number);
      await writeIncomplete(c, expired, list);
    },
  );
  const isWhole = complete && !(await isTooShort(c, read, expected));
  const list = await c.memory.runs.pages(run.number);
  let changes: FollowerChanges;
  if (isWhole) changes = await compareFollowers(c, run, list, payer);
  else {
    await writeIncomplete(c, run, list);
    changes = { followers: countListed(list), came: undefined, left: undefined, found: {} };
  }
  await c.memory.runs.end(run.number, c.clock.now(), isWhole ? 'complete' : 'incomplete');
  await c.memory.runs.dropPagesBut(KIND, 0);
  return { ...changes, complete: isWhole, fieldsMissing: fieldsMissing ?? [], restarts };
}

/** Returns how many followers were listed by the run that has not ended. */
export async function readFollowersOf({ runs }: CollectorMemory): Promise<number> {
  const run = await runs.open(KIND);
  return run === undefined ? 0 : progressOf(run).read;
}

async function writeIncomplete(
  c: WritingCollector,
  run: CollectorRun,
  list: readonly RunPage[],
): Promise<void> {
  await writeEvents(c, run, snapshotOf({ source: sourceKind(c), run, list, complete: false }));
}

function countListed(list: readonly RunPage[]): number {
  return new Set(list.flatMap(({ ids }) => ids)).size;
}
