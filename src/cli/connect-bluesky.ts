import type { Effort } from '../platforms/platform-connection.ts';
import { writeCount, writeNumberOf } from '../render/wording/numbers.ts';
import type { Context } from './context.ts';
import { runSnapshot } from './snapshot.ts';
import { printable } from './streams.ts';

/** `tribe connect bluesky HANDLE`: names the account, then reads it for the first time. */
export async function connectBluesky(account: string | undefined, context: Context): Promise<void> {
  const { connectOpen } = await import('../app/collect/connect.ts');
  const { connectPlatform } = await import('../platforms/registry.ts');
  const platform = await connectPlatform('bluesky', process.env);
  const store = await context.store();
  const { account: connected, effort } = await connectOpen({ store, platform }, account ?? '');
  const { output } = context;
  if (context.options().json !== true) {
    const who = connected.handle === undefined ? '' : ` @${printable(connected.handle)}`;
    output.say(`${output.color.green('Connected')} to Bluesky${who} (${connected.id}).`);
    if (effort !== undefined) output.say(effortInWords(effort));
    output.say('You can stop with Ctrl-C. To continue: tribe snapshot');
    output.say('');
  }
  await runSnapshot(await store.forAccount(connected.id), true, context);
}

function effortInWords({ requests, seconds }: Effort): string {
  const minutes = Math.max(1, Math.ceil(seconds / 60));
  return `Reading it for the first time takes about ${writeCount(requests)} requests and ${writeNumberOf(minutes, 'minute', 'minutes')}. It costs nothing.`;
}
