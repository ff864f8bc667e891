import type { Command } from 'commander';
import type { PlannedReads, SnapshotPlan } from '../app/collect/plan.ts';
import type { SnapshotResult } from '../app/collect/snapshot.ts';
import { writeCount, writeNumberOf } from '../render/wording/numbers.ts';
import { EXIT } from '../model/errors.ts';
import { askYesNo } from './ask.ts';
import { changesInWords } from '../render/wording/changes.ts';
import { createCollectLine } from './collect-line.ts';
import type { Context } from './context.ts';
import { writeDollars } from '../render/wording/money.ts';
import { printable } from './output.ts';
import { stopOnSignal } from './stop-on-signal.ts';

const ABOUT = `
Reads your followers from X once, looks up who is missing, and reads your new
posts and, within a budget, who reacted to them. It says beforehand what that
costs, asks where it may be more than you allow without asking, and never goes
beyond your caps (tribe spending). Ctrl-C loses nothing: the next snapshot goes
on from there, and nothing is paid for twice.

Examples:
  tribe snapshot
  tribe snapshot --yes --json`;

/** `tribe snapshot` */
export function addSnapshot(program: Command, context: Context): void {
  program
    .command('snapshot')
    .description('read your followers from X once')
    .option('--yes', 'ask nothing; the caps still hold')
    .addHelpText('after', ABOUT)
    .action((options: { yes?: boolean }) => runSnapshot(options.yes === true, context));
}

async function runSnapshot(yes: boolean, context: Context): Promise<void> {
  const { takeSnapshot } = await import('../app/collect/snapshot.ts');
  const { collectSettings } = await import('../app/collect/collect-settings.ts');
  const { createXClient, xServer } = await import('../platforms/x/x-client.ts');
  const { output, options } = context;
  const { id } = await context.account();
  const store = await context.store();
  const { askAbove } = await collectSettings(await store.collector(id));
  const stop = stopOnSignal(() => output.warn('Stopping: the page in hand is still read.'));
  const line = createCollectLine(output.mayAnimate(), stop.signal, output.warn);
  try {
    const result = await takeSnapshot(
      {
        store,
        database: await context.databasePath(),
        environment: process.env,
        client: createXClient(xServer(process.env)),
        clock: line.clock,
        signal: stop.signal,
        onCollected: line.onCollected,
        mayCost: async (plan) => {
          if (options().json !== true) for (const text of planLines(plan)) output.say(text);
          if (yes || plan.most <= askAbove) return true;
          return askYesNo(
            `Read now, for at most ${writeDollars(Math.min(plan.most, plan.allowed))}?`,
            'Say --yes, or allow more without asking: tribe spending --ask-above N',
          );
        },
      },
      id,
    );
    line.end();
    if (options().json === true) output.json(inDollars(result));
    else for (const text of resultLines(result, context)) output.say(text);
    if (result.stopped === undefined) return;
    for (const text of goOnLines(result.stopped)) output.warn(text);
    context.exitWith(stop.signal.aborted ? stop.exitCode() : EXIT.failed);
  } finally {
    line.end();
    stop.ignore();
  }
}

const PARTS: Record<PlannedReads['what'], string> = {
  followers: 'followers',
  'look-ups': 'missing people looked up, at most',
  posts: 'new posts, about',
  extras: 'whom you follow, who reacted, at most',
};

/** What would be read, at what price. */
function planLines(plan: SnapshotPlan): string[] {
  const lines = plan.goesOn
    ? [
        `Going on with the snapshot that was interrupted (${writeCount(plan.alreadyRead)} followers read already).`,
      ]
    : ['This snapshot would read:'];
  for (const { what, reads, unitPrice, amount } of plan.reads) {
    const count = reads === undefined ? '' : writeCount(reads);
    const each = unitPrice === undefined ? '' : `at ${writeDollars(unitPrice)}`;
    lines.push(
      `  ${PARTS[what].padEnd(38)}${count.padStart(9)}  ${each.padEnd(10)}${writeDollars(amount).padStart(10)}`,
    );
  }
  lines.push(
    `Likely ${writeDollars(plan.likely)} and at most ${writeDollars(Math.min(plan.most, plan.allowed))}; ${writeDollars(plan.spentThisMonth)} were spent this month.`,
  );
  return lines;
}

function resultLines(
  { followers, posts, following, engagement, spent }: SnapshotResult,
  { output }: Context,
): string[] {
  const lines: string[] = [];
  if (followers !== undefined) {
    const count = writeNumberOf(followers.followers, 'follower', 'followers');
    lines.push(`${output.color.bold(count)}${changed(followers)}`);
    if (!followers.complete) {
      lines.push('The list is not whole, so nobody counts as gone because of it.');
    }
    if (followers.restarts > 0) {
      lines.push('X forgot how far it had been read, so it was begun anew; that is in the cost.');
    }
    if (followers.fieldsMissing.length > 0) {
      lines.push(
        `X did not send ${followers.fieldsMissing.join(' and ')} of anybody: profiles are less complete.`,
      );
    }
  }
  const more = [
    posts ? writeNumberOf(posts, 'post', 'posts') : '',
    following ? `${writeCount(following)} whom you follow` : '',
    engagement ? writeNumberOf(engagement, 'new reaction', 'new reactions') : '',
  ].filter((text) => text !== '');
  if (more.length > 0) lines.push(`Also read: ${more.join(', ')}.`);
  lines.push(`It cost ${writeDollars(spent)}.`);
  return lines;
}

function changed({ came, left, found }: NonNullable<SnapshotResult['followers']>): string {
  if (came === undefined || left === undefined)
    return '; the next snapshot will say who came and left.';
  return `: ${changesInWords(came, left, found)}.`;
}

function goOnLines({ reason, message }: NonNullable<SnapshotResult['stopped']>): string[] {
  const how: Record<typeof reason, string> = {
    aborted: 'What was read is kept. To go on: tribe snapshot',
    declined: 'Nothing was read.',
    elsewhere: 'It goes on with this snapshot; nothing was paid for twice.',
    cap: 'What was read is kept. Allow more (tribe spending --run-cap N), then: tribe snapshot',
    'no credits':
      'Buy some in the Developer Console of X. What was read is kept; then: tribe snapshot',
    unreachable: 'What was read is kept. To go on later: tribe snapshot',
    misunderstood: 'What was read is kept. To try again later: tribe snapshot',
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
