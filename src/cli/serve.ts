import { fileURLToPath } from 'node:url';
import { type Command, InvalidArgumentError } from 'commander';
import type { RunningServer } from '../http/server.ts';
import type { Context } from './context.ts';
import { whenLeftByNpm } from './left-by-npm.ts';
import { reportError } from './report-error.ts';
import { stopOnSignal } from './stop-on-signal.ts';

const WEB_ROOT = fileURLToPath(new URL('../../dist/web', import.meta.url));

const ABOUT = `
Only this machine can reach it. Ctrl-C ends it.

Examples:
  tribe serve
  tribe serve --port 8080`;

/** `tribe serve` */
export function addServe(program: Command, context: Context): void {
  const command = program
    .command('serve')
    .description('the dashboard in your browser, on this machine only');
  addPortOption(command)
    .addHelpText('after', ABOUT)
    .action((options: { port?: number }) => runServe(options.port, context));
}

export function addPortOption(command: Command): Command {
  const about = 'of the dashboard (default: 8321, or the next that is free)';
  return command.option('--port <port>', about, typedPort);
}

async function runServe(port: number | undefined, context: Context): Promise<void> {
  const { output, options } = context;
  await serve(port, context, ({ url, usualPortTaken }) => {
    if (options().json === true) output.json({ url });
    else for (const line of whereItIs({ url, usualPortTaken }, context)) output.say(line);
  });
}

/** For people: where the dashboard is, and how to end it. */
export function whereItIs(
  { url, usualPortTaken }: Pick<RunningServer, 'url' | 'usualPortTaken'>,
  { output }: Context,
): string[] {
  const lines = [`The dashboard is at ${output.color.cyan(url)} (Ctrl-C ends it).`];
  if (usualPortTaken) lines.unshift('The usual port is in use, so another was taken.');
  return lines;
}

/** Serves the dashboard until it is stopped: by a signal, or as npm has been. */
export async function serve(
  port: number | undefined,
  context: Context,
  onServing: (server: RunningServer) => void,
): Promise<void> {
  const { createApp } = await import('../http/app.ts');
  const { startServer } = await import('../http/server.ts');
  const report = await reportOf(context);
  const app = createApp({ report, webRoot: WEB_ROOT, onDefect: reportError });
  const server = await startServer(app, port);
  const stop = stopOnSignal(() => undefined);
  onServing(server);
  await new Promise<void>((resolve) => {
    if (stop.signal.aborted) resolve();
    stop.signal.addEventListener('abort', () => resolve(), { once: true });
    whenLeftByNpm(resolve);
  });
  await server.close();
}

/** Answers requests that come together with one report. */
async function reportOf(context: Context) {
  const { reportInThread } = await import('../app/report/report-in-thread.ts');
  const { DEFAULT_SEED } = await import('../app/report/report-on.ts');
  const { shareRunning } = await import('../app/share-running.ts');
  const location = await context.databasePath();
  return shareRunning(async () => {
    const { id } = await context.account();
    return reportInThread({ location, account: id, settings: { seed: DEFAULT_SEED } });
  });
}

function typedPort(text: string): number {
  const port = Number(text);
  if (/^\d{1,5}$/.test(text) && port <= 65_535) return port;
  throw new InvalidArgumentError('Say a number from 0 to 65535.');
}
