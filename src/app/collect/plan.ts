import type { CollectorRun } from '../../store/ports/collector-memory.ts';
import type { Collector } from './collector.ts';
import type { Owner } from './read-owner.ts';
import { withMargin } from './lists/page-size.ts';
import { expectedPosts } from './read-posts.ts';

/** One line of a plan: so many reads of a kind at a price, in micro-dollars. */
export interface PlannedReads {
  what: 'followers' | 'look-ups' | 'posts' | 'extras';
  /** `undefined`: as many as the amount allows. */
  reads: number | undefined;
  unitPrice: number | undefined;
  /** At most. */
  amount: number;
}

/** What a snapshot would read, and what that would cost. */
export interface SnapshotPlan {
  /** A run that was interrupted, and is gone on with. */
  goesOn: boolean;
  /** Followers read by it already. */
  alreadyRead: number;
  reads: PlannedReads[];
  /** What is likely: nobody missing, a few posts. And the most that may come of it. */
  likely: number;
  most: number;
  /** What the caps leave for it. */
  allowed: number;
  spentThisMonth: number;
}

export async function planSnapshot(
  c: Collector,
  owner: Owner,
  run: CollectorRun,
): Promise<SnapshotPlan> {
  const { settings, prices, memory } = c;
  const started = await memory.runs.open('followers');
  const alreadyRead = started === undefined || started.stage === '' ? 0 : readOf(started);
  const done = run.stage === '' || run.stage === 'followers' ? 0 : (owner.followers ?? 0);
  const followers = Math.max(0, (owner.followers ?? 0) - alreadyRead - done);
  const posts = await expectedPosts(c, owner.posts);
  const line = (what: PlannedReads['what'], reads: number, unitPrice: number): PlannedReads => ({
    what,
    reads,
    unitPrice,
    amount: reads * unitPrice,
  });
  const reads: PlannedReads[] = [
    line('followers', followers, prices.followers),
    line('look-ups', settings.lookUps, prices.users),
    line('posts', posts, prices.posts),
    { what: 'extras', reads: undefined, unitPrice: undefined, amount: settings.extras },
  ];
  const now = new Date(c.clock.now());
  const month = Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), 1);
  const spentThisMonth = (await memory.spending.since(month)).reduce(
    (sum, { amount, unsure }) => sum + amount + unsure,
    0,
  );
  const spentByRun = await memory.spending.ofRun(run.number);
  return {
    goesOn: run.stage !== '',
    alreadyRead,
    reads,
    likely: reads[0]!.amount + reads[2]!.amount + settings.extras,
    most:
      withMargin(followers) * prices.followers +
      reads.slice(1).reduce((sum, { amount }) => sum + amount, 0),
    allowed: Math.max(
      0,
      Math.min(settings.runCap - spentByRun, settings.monthCap - spentThisMonth),
    ),
    spentThisMonth,
  };
}

function readOf({ notes }: CollectorRun): number {
  return (JSON.parse(notes) as { read: number }).read;
}
