import { TribeError } from '../../model/errors.ts';
import type { CollectTools } from './collect-tools.ts';
import { DAY } from '../../model/instant.ts';
import type { CollectorRun } from '../../store/ports/collector-memory.ts';
import type { Collector, WritingCollector } from './collector.ts';
import { collectorOf, whileWriting } from './collector.ts';
import type { SnapshotPlan } from './plan.ts';
import { planSnapshot } from './plan.ts';
import { readDeletedAccounts } from './read-deleted-accounts.ts';
import { readDeletedPosts } from './read-deleted-posts.ts';
import { readEngagement } from './read-engagement.ts';
import type { FollowersRead } from './followers/read-followers.ts';
import { readFollowers } from './followers/read-followers.ts';
import { readFollowTimes } from './followers/read-follow-times.ts';
import { followingIsDue, readFollowing } from './read-following.ts';
import { readInterests } from './read-interests.ts';
import { readOwner } from './read-owner.ts';
import { readPosts } from './read-posts.ts';
import { isBefore, KIND, type SnapshotStage } from './snapshot-stages.ts';
import type { StopReason } from './stopped.ts';
import { Stopped } from './stopped.ts';

/** What a snapshot read, or how far it came. */
export interface SnapshotResult {
  plan: SnapshotPlan | undefined;
  /** Why it ended early. What was read stays stored, and the next snapshot continues from there. */
  stopped: { reason: StopReason; message: string } | undefined;
  followers: FollowersRead | undefined;
  posts: number | undefined;
  /** How many follow times are new. */
  followTimes: number | undefined;
  following: number | undefined;
  engagement: number | undefined;
  /** How many people's posts we looked at for interests. */
  interests: number | undefined;
  /** What this snapshot has cost so far, with all its interruptions, in micro-dollars. */
  spent: number;
}

export interface SnapshotOptions extends CollectTools {
  /** Whether to go ahead with a plan. Until then we pay only for the owner's own counts. */
  mayCost: (plan: SnapshotPlan) => Promise<boolean>;
}

/**
 * Reads the follower list once, then what else the budget allows. Shows its cost first, continues an
 * interrupted snapshot, and never exceeds the limits. Throws a `TribeError` if the owner must do
 * something first. Everything else is in the result.
 */
export async function takeSnapshot(options: SnapshotOptions): Promise<SnapshotResult> {
  const c = await collectorOf(options);
  const { memory, clock } = c;
  const now = clock.now();
  await memory.spending.forgetPaidBefore(new Date(now).toISOString().slice(0, 10));
  const run = await runToContinue(c);
  const result: SnapshotResult = {
    plan: undefined,
    stopped: undefined,
    followers: undefined,
    posts: undefined,
    followTimes: undefined,
    following: undefined,
    engagement: undefined,
    interests: undefined,
    spent: 0,
  };
  await whileWriting(c, async (writing) => {
    try {
      await runStages(writing, run, options.mayCost, result);
      await memory.runs.end(run.number, clock.now(), 'complete');
    } catch (error) {
      if (!(error instanceof Stopped)) throw error;
      result.stopped = { reason: error.reason, message: error.message };
    }
  });
  result.spent = await memory.spending.ofRun(run.number);
  return result;
}

/**
 * Returns the interrupted snapshot, or a new one. If its followers are a day old, we read them anew:
 * something else that always fails must not hide who comes and leaves.
 */
async function runToContinue({ memory, clock }: Collector): Promise<CollectorRun> {
  const now = clock.now();
  const open = await memory.runs.open(KIND);
  if (open === undefined) return memory.runs.begin(KIND, now);
  const hasFollowers = isBefore('followers', open.stage);
  if (!hasFollowers || now - open.startedAt < DAY) return open;
  await memory.runs.end(open.number, now, 'incomplete');
  return memory.runs.begin(KIND, now);
}

async function runStages(
  c: WritingCollector,
  run: { number: number; stage: string; notes: string } & Parameters<typeof planSnapshot>[2],
  mayCost: SnapshotOptions['mayCost'],
  result: SnapshotResult,
): Promise<void> {
  const { memory, settings } = c;
  const payer = { run: run.number, cap: settings.runCap };
  const owner = await readOwner(c, payer);
  const plan = await planSnapshot(c, owner, run);
  result.plan = plan;
  refuseBeyondCaps(plan);
  if (!(await mayCost(plan))) throw new Stopped('declined', 'The snapshot was not started.');
  let { stage } = run;
  const begin = async (next: SnapshotStage): Promise<boolean> => {
    if (isBefore(next, stage)) return false;
    if (next !== stage) await memory.runs.update(run.number, { stage: next });
    stage = next;
    return true;
  };
  if (await begin('followers')) result.followers = await readFollowers(c, payer, owner.followers);
  if (await begin('deleted accounts')) {
    await readDeletedAccounts(c, payer, 'those who do not follow');
  }
  if (await begin('posts')) {
    result.posts = await readPosts(c, payer);
    await readDeletedPosts(c, payer);
  }
  if (await begin('follow times')) result.followTimes = await readFollowTimes(c, payer);
  const extras = await extrasPayer(c, run);
  if (await begin('following')) {
    if (
      await followingIsDue(
        c,
        owner.following,
        extras.cap - (await memory.spending.ofRun(run.number)),
      )
    ) {
      result.following = await readFollowing(c, extras, owner.following);
    }
  }
  if (await begin('engagement')) {
    const audience = new Set((await c.store.log.lastSnapshot(Infinity))?.followers);
    result.engagement = await readEngagement(c, extras, (person) => audience.has(person));
  }
  if (await begin('interests')) result.interests = await readInterests(c, extras);
}

/** Returns the budget for what is neither followers nor posts. It is within the limit of the run. */
async function extrasPayer(c: WritingCollector, run: { number: number; notes: string }) {
  const notes = JSON.parse(run.notes) as { extrasFrom?: number };
  const from = notes.extrasFrom ?? (await c.memory.spending.ofRun(run.number));
  await c.memory.runs.update(run.number, { notes: JSON.stringify({ ...notes, extrasFrom: from }) });
  return { run: run.number, cap: Math.min(c.settings.runCap, from + c.settings.extras) };
}

/** Refuses to begin a list if the limits are too low to finish it, because half a list is useless. */
function refuseBeyondCaps({ reads: [followers], allowed }: SnapshotPlan): void {
  if (followers === undefined || followers.amount <= allowed) return;
  throw new TribeError(
    `Reading the follower list would cost ${dollars(followers.amount)}, but only ${dollars(allowed)} of your limits is left.`,
    'To raise the limits: tribe spending --run-cap N --month-cap N',
  );
}

function dollars(micros: number): string {
  return `$${(micros / 1e6).toFixed(2)}`;
}
