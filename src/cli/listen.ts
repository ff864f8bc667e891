import type { Command } from 'commander';
import { createCollectLine } from './collect-line.ts';
import type { Context } from './context.ts';
import { printable } from './output.ts';
import { stopOnSignal } from './stop-on-signal.ts';

const ABOUT = `
Where X lets your app have its activity stream, follows and unfollows are told
while they happen, at a price for each. This adds to snapshots and does not
replace them: take them as usual. Ctrl-C ends it and loses nothing.`;

/** `tribe listen` */
export function addListen(program: Command, context: Context): void {
  program
    .command('listen')
    .description("listen to X's activity stream, where you have it")
    .addHelpText('after', ABOUT)
    .action(() => runListen(context));
}

async function runListen(context: Context): Promise<void> {
  const { listen } = await import('../app/collect/listen.ts');
  const { createXClient, xServer } = await import('../platforms/x/x-client.ts');
  const { output, options } = context;
  const { id } = await context.account();
  const stop = stopOnSignal(() => undefined);
  const line = createCollectLine(output.mayAnimate(), stop.signal, output.warn);
  let listening = false;
  try {
    await listen(
      {
        store: await context.store(),
        database: await context.databasePath(),
        environment: process.env,
        client: createXClient(xServer(process.env)),
        clock: line.clock,
        signal: stop.signal,
        onListening: () => {
          if (!listening) output.warn('Listening. Ctrl-C ends it.');
          listening = true;
        },
        onChange: ({ kind, person, handle }) => {
          const at = new Date().toISOString();
          if (options().json === true)
            process.stdout.write(`${JSON.stringify({ at, kind, person, handle })}\n`);
          else
            output.say(
              `${at}  ${kind}  ${printable(handle === undefined ? person : `@${handle}`)}`,
            );
        },
      },
      id,
    );
    if (stop.signal.aborted) context.exitWith(stop.exitCode());
  } finally {
    stop.ignore();
  }
}
