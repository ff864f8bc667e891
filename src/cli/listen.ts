import type { Command } from 'commander';
import { createCollectLine } from './collect-line.ts';
import type { Context } from './context.ts';
import { printable } from './streams.ts';
import { stopOnSignal } from './stop-on-signal.ts';

const ABOUT = `
If your app has access to X's activity stream, X reports follows and unfollows
as they happen, at a price for each. This does not replace snapshots, so take
them as usual. Ctrl-C stops listening and loses nothing.`;

/** `tribe listen` */
export function addListen(program: Command, context: Context): void {
  program
    .command('listen')
    .description("record follows and unfollows from X's activity stream")
    .addHelpText('after', ABOUT)
    .action(() => runListen(context));
}

async function runListen(context: Context): Promise<void> {
  const { listen } = await import('../app/collect/listen.ts');
  const { connectedPlatform } = await import('../app/collect/connected-platform.ts');
  const { output, options } = context;
  const store = await context.accountStore();
  const stop = stopOnSignal(() => undefined);
  const line = createCollectLine(output.mayAnimate(), stop.signal, output.warn);
  let listening = false;
  try {
    await listen({
      store,
      database: await context.databasePath(),
      environment: process.env,
      platform: await connectedPlatform(store, process.env),
      clock: line.clock,
      signal: stop.signal,
      onListening: () => {
        if (!listening) output.warn('Listening. Press Ctrl-C to stop.');
        listening = true;
      },
      onChange: ({ kind, person, handle }) => {
        const at = new Date().toISOString();
        if (options().json === true) output.jsonLine({ at, kind, person, handle });
        else
          output.say(`${at}  ${kind}  ${printable(handle === undefined ? person : `@${handle}`)}`);
      },
    });
    if (stop.signal.aborted) context.exitWith(stop.exitCode());
  } finally {
    stop.ignore();
  }
}
