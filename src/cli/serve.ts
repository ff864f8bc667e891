import { fileURLToPath } from 'node:url';
import { type Command, InvalidArgumentError } from 'commander';
import type { Context } from './context.ts';
import { reportError } from './report-error.ts';
import { stopOnSignal } from './stop-on-signal.ts';

/** `tribe serve` */
export function addServe(program: Command, context: Context): void {
  program
    .command('serve')
    .description('the dashboard in your browser, on this machine only')
    .option(
      '--port <port>',
      'the port to listen on (default: 8321, or the next that is free)',
      typedPort,
    )
    .action((options: { port?: number }) => serve(options.port, context));
}

export function typedPort(text: string): number {
  const port = Number(text);
  if (!/^\d{1,5}$/.test(text) || port > 65_535)
    throw new InvalidArgumentError('Say a number from 0 to 65535.');
  return port;
}

/** Serves the dashboard until a signal ends it. */
export async function serve(port: number | undefined, context: Context): Promise<void> {
  const { createApp } = await import('../http/app.ts');
  const { startServer } = await import('../http/server.ts');
  const { reportInThread } = await import('../app/report/report-in-thread.ts');
  const { DEFAULT_SEED } = await import('../app/report/report-on.ts');
  const location = await context.databasePath();
  const app = createApp({
    report: async () => {
      const { id } = await context.account();
      return reportInThread({ location, account: id, settings: { seed: DEFAULT_SEED } });
    },
    webRoot: fileURLToPath(new URL('../../dist/web', import.meta.url)),
    onDefect: reportError,
  });
  const server = await startServer(app, port);
  const stop = stopOnSignal(() => undefined);
  const { output } = context;
  if (server.usualPortTaken) output.say('The usual port is in use, so another was taken.');
  output.say(`The dashboard is at ${output.color.cyan(server.url)} (Ctrl-C ends it)`);
  if (!stop.signal.aborted)
    await new Promise((resolve) => stop.signal.addEventListener('abort', resolve, { once: true }));
  await server.close();
}
