import type { Command } from 'commander';
import type { PlannedReads, SnapshotPlan } from '../app/collect/plan.ts';
import type { SnapshotResult } from '../app/collect/snapshot.ts';
import { writeCount, writeNumberOf } from '../render/wording/numbers.ts';
import { EXIT } from '../model/errors.ts';
import { askYesNo } from './prompts.ts';
import { changesInWords } from '../render/wording/changes.ts';
import type { LivePlatform } from '../platforms/platform.ts';
import type { AccountStore } from '../store/ports/account-store.ts';
import { createCollectLine } from './collect-line.ts';
import type { Context } from './context.ts';
import { writeDollars } from '../render/wording/money.ts';
import { printable } from './streams.ts';
import { stopOnSignal } from './stop-on-signal.ts';

const ABOUT = `
The command reads your followers once and looks up the profiles of missing
people. Then it reads your new posts and, on X within a limit, who engaged with
them. On Bluesky it also reads when people followed.

Bluesky is free. For X it shows the cost first, asks you if the cost may exceed
your --ask-above amount, and never exceeds your other limits (see: tribe
spending). You can stop it with Ctrl-C. The next snapshot continues from
there, so you don't pay twice.

Examples:
  tribe snapshot
  tribe snapshot --yes --json`;

/** `tribe snapshot` */
export function addSnapshot(program: Command, context: Context): void {
  program
    .command('snapshot')
    .description('take a snapshot of your followers on X or Bluesky')
    .option('--yes', 'do not ask; your limits still apply')
    .addHelpText('after', ABOUT)
    .action(async (options: { yes?: boolean }) =>
      runSnapshot(await context.accountStore(), options.yes === true, context),
    );
}

/** Takes a snapshot of an account, with its progress and result on the terminal. */
export async function runSnapshot(
  store: AccountStore,
  yes: boolean,
  context: Context,
): Promise<void> {
  const { takeSnapshot } = await import('../app/collect/snapshot.ts');
  const { collectSettings } = await import('../app/collect/collect-settings.ts');
  const { connectedPlatform } = await import('../app/collect/connected-platform.ts');
  const { output, options } = context;
  const platform = await connectedPlatform(store, process.env);
  const isFree = platform.prices === undefined;
  const { askAbove } = await collectSettings(store.collector);
  const stop = stopOnSignal(() => output.warn('Stopping after the current page.'));
  const line = createCollectLine(output.mayAnimate(), stop.signal, output.warn);
  try {
    const result = await takeSnapshot({
      store,
      database: await context.databasePath(),
      environment: process.env,
      platform,
      clock: line.clock,
      signal: stop.signal,
      onCollected: line.onCollected,
      mayCost: async (plan) => {
        if (options().json !== true && !isFree)
          for (const text of planLines(plan)) output.say(text);
        if (yes || plan.most <= askAbove) return true;
        return askYesNo(
          `Read now, for at most ${writeDollars(Math.min(plan.most, plan.allowed))}?`,
          'Add --yes, or raise the limit for asking: tribe spending --ask-above N',
        );
      },
    });
    line.end();
    if (options().json === true) output.json(inDollars(result));
    else for (const text of resultLines(result, platform, context)) output.say(text);
    if (result.stopped === undefined) return;
    for (const text of continueLines(result.stopped, platform)) output.error(text);
    context.exitWith(stop.signal.aborted ? stop.exitCode() : EXIT.failed);
  } finally {
    line.end();
    stop.ignore();
  }
}

const PARTS: Record<PlannedReads['what'], string> = {
  followers: 'followers',
  'look-ups': 'profiles of missing people, at most',
  posts: 'new posts, about',
  extras: 'following and engagements, at most',
};

/** Returns lines about what the snapshot reads, and at what price. */
function planLines(plan: SnapshotPlan): string[] {
  const lines = plan.goesOn
    ? [
        `Continuing the interrupted snapshot (${writeCount(plan.alreadyRead)} followers already read).`,
      ]
    : ['This snapshot will read:'];
  for (const { what, reads, unitPrice, amount } of plan.reads) {
    const count = reads === undefined ? '' : writeCount(reads);
    const each = unitPrice === undefined ? '' : `at ${writeDollars(unitPrice)}`;
    lines.push(
      `  ${PARTS[what].padEnd(38)}${count.padStart(9)}  ${each.padEnd(10)}${writeDollars(amount).padStart(10)}`,
    );
  }
  lines.push(
    `Cost: about ${writeDollars(plan.likely)}, at most ${writeDollars(Math.min(plan.most, plan.allowed))}. Spent this month: ${writeDollars(plan.spentThisMonth)}.`,
  );
  return lines;
}

function resultLines(
  { followers, posts, followTimes, following, engagement, interests, spent }: SnapshotResult,
  { name, prices }: LivePlatform,
  { output }: Context,
): string[] {
  const lines: string[] = [];
  if (followers !== undefined) {
    const count = writeNumberOf(followers.followers, 'follower', 'followers');
    lines.push(`${output.color.bold(count)}${changed(followers)}`);
    if (!followers.complete) {
      lines.push('The follower list is incomplete, so nobody counts as gone because of it.');
    }
    if (followers.restarts > 0) {
      const cost = prices === undefined ? '' : ' The cost includes this.';
      lines.push(`${name} lost the position in the list, so Tribefinder started it again.${cost}`);
    }
    if (followers.fieldsMissing.length > 0) {
      lines.push(
        `${name} did not send ${followers.fieldsMissing.join(' and ')}, so profiles are less complete.`,
      );
    }
  }
  const more = [
    posts ? writeNumberOf(posts, 'post', 'posts') : '',
    followTimes ? writeNumberOf(followTimes, 'follow time', 'follow times') : '',
    following ? `${writeCount(following)} you follow` : '',
    engagement ? writeNumberOf(engagement, 'new engagement', 'new engagements') : '',
    interests ? `interests of ${writeNumberOf(interests, 'follower', 'followers')}` : '',
  ].filter((text) => text !== '');
  if (more.length > 0) lines.push(`Also read: ${more.join(', ')}.`);
  if (prices !== undefined) lines.push(`Cost: ${writeDollars(spent)}.`);
  return lines;
}

function changed({ came, left, found }: NonNullable<SnapshotResult['followers']>): string {
  if (came === undefined || left === undefined)
    return '; the next snapshot will show who followed and who left.';
  return `: ${changesInWords(came, left, found)}.`;
}

function continueLines(
  { reason, message }: NonNullable<SnapshotResult['stopped']>,
  { prices }: LivePlatform,
): string[] {
  const how: Record<typeof reason, string> = {
    aborted: 'Everything read so far is stored. To continue: tribe snapshot',
    declined: 'Nothing was read.',
    elsewhere: `The other process continues this snapshot.${prices === undefined ? '' : ' You did not pay twice.'}`,
    cap: 'Everything read so far is stored. Raise the limit (tribe spending --run-cap N), then: tribe snapshot',
    'no credits':
      'Everything read so far is stored. Buy credits in the Developer Console of X, then: tribe snapshot',
    unreachable: 'Everything read so far is stored. To continue later: tribe snapshot',
    misunderstood: 'Everything read so far is stored. To try again later: tribe snapshot',
  };
  return [printable(message), how[reason]];
}

function inDollars({ plan, spent, ...result }: SnapshotResult): object {
  return {
    ...result,
    spent: spent / 1e6,
    ...(plan !== undefined && {
      plan: {
        ...plan,
        reads: plan.reads.map(({ unitPrice, amount, ...rest }) => ({
          ...rest,
          ...(unitPrice !== undefined && { unitPrice: unitPrice / 1e6 }),
          amount: amount / 1e6,
        })),
        likely: plan.likely / 1e6,
        most: plan.most / 1e6,
        allowed: plan.allowed / 1e6,
        spentThisMonth: plan.spentThisMonth / 1e6,
      },
    }),
  };
}
