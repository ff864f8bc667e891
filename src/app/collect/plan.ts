import type { CollectorRun } from '../../store/ports/collector-memory.ts';
import type { Collector } from './collector.ts';
import type { Owner } from './read-owner.ts';
import { withMargin } from './lists/page-size.ts';
import { expectedPosts } from './read-posts.ts';

/** One line of a plan: how many reads of a kind, at which price in micro-dollars. */
export interface PlannedReads {
  what: 'followers' | 'look-ups' | 'posts' | 'extras';
  /** `undefined`: as many as the amount pays for. */
  reads: number | undefined;
  unitPrice: number | undefined;
  /** The most that they may cost. */
  amount: number;
}

/** What a snapshot will read, and what that may cost. */
export interface SnapshotPlan {
  /** Whether it continues an interrupted run. */
  goesOn: boolean;
  /** Followers that the run has read already. */
  alreadyRead: number;
  reads: PlannedReads[];
  /** The likely cost, with nobody missing and a few posts, and the highest possible cost. */
  likely: number;
  most: number;
  /** What the limits leave for it. */
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
