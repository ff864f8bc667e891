import { fileURLToPath } from 'node:url';
import { type Command, InvalidArgumentError } from 'commander';
import type { RunningServer } from '../http/server.ts';
import type { Context } from './context.ts';
import { hostedFrom, type HostedOptions } from './hosted-options.ts';
import { whenLeftByNpm } from './left-by-npm.ts';
import { reportError } from './report-error.ts';
import { stopOnSignal } from './stop-on-signal.ts';

const WEB_ROOT = fileURLToPath(new URL('../../dist/web', import.meta.url));

const ABOUT = `
Only this machine can reach it, and only who has the link that is printed; it
works once. Ctrl-C ends it.

--hosted serves it to others under that address, which must begin with https.
Whoever signs in with X sees the accounts that are theirs. Something in front
ends TLS, or --cert and --key do. The program has to be known to X: set
TRIBE_X_CLIENT_ID, and TRIBE_X_CLIENT_SECRET where it has one.

Examples:
  tribe serve
  tribe serve --port 8080
  tribe serve --hosted https://tribe.example --port 8080`;

interface ServeOptions extends HostedOptions {
  port?: number;
}

/** `tribe serve` */
export function addServe(program: Command, context: Context): void {
  const command = program
    .command('serve')
    .description('the dashboard in your browser, on this machine only');
  addPortOption(command)
    .option('--hosted <address>', 'for several owners, who sign in with X')
    .option('--listen <ip>', 'hosted: where it listens (default: 127.0.0.1)')
    .option('--cert <file>', 'hosted: the certificate, as PEM')
    .option('--key <file>', 'hosted: its key, as PEM')
    .addHelpText('after', ABOUT)
    .action((options: ServeOptions) => runServe(options, context));
}

export function addPortOption(command: Command): Command {
  const about = 'of the dashboard (default: 8321, or the next that is free)';
  return command.option('--port <port>', about, typedPort);
}

async function runServe(options: ServeOptions, context: Context): Promise<void> {
  const { output } = context;
  await serve(options, context, (server) => {
    if (context.options().json === true) output.json({ url: server.url });
    else for (const line of whereItIs(server, context)) output.say(line);
  });
}

/** For people: where the dashboard is, and how to end it. */
export function whereItIs(
  { url, usualPortTaken }: Pick<RunningServer, 'url' | 'usualPortTaken'>,
  { output }: Context,
): string[] {
  const lines = ['The dashboard is here (Ctrl-C ends it):', output.color.cyan(url)];
  if (usualPortTaken) lines.unshift('The usual port is in use, so another was taken.');
  return lines;
}

/** Serves the dashboard until it is stopped: by a signal, or as npm has been. */
export async function serve(
  options: ServeOptions,
  context: Context,
  onServing: (server: RunningServer) => void,
): Promise<void> {
  const { createApp } = await import('../http/app.ts');
  const { startServer } = await import('../http/server.ts');
  const { Doorkeeper } = await import('../app/access/visitor.ts');
  const { newToken } = await import('../app/access/tokens.ts');
  const { Pages } = await import('../app/pages/pages.ts');
  const { Uploads } = await import('../app/upload/uploads.ts');
  const hosted = await hostedFrom(options, process.env);
  const store = await context.store();
  const location = await context.databasePath();
  const pages = new Pages(store, location);
  const uploads = new Uploads(location, Date.now, newToken);
  const mode = hosted === undefined ? 'own-machine' : 'hosted';
  const door = new Doorkeeper(store, mode, Date.now);
  const { account } = context.options();
  const app = createApp({
    store,
    pages,
    uploads,
    door,
    mode,
    ...(hosted && { publicOrigin: hosted.origin, signIn: hosted.signIn }),
    ...(account !== undefined && { account }),
    webRoot: WEB_ROOT,
    now: Date.now,
    onDefect: reportError,
  });
  const { port } = options;
  const server = await startServer(app, { ...(port !== undefined && { port }), ...hosted?.server });
  const stop = stopOnSignal(() => undefined);
  onServing({ ...server, url: hosted?.origin ?? `${server.url}enter?token=${door.entrance()}` });
  await new Promise<void>((resolve) => {
    if (stop.signal.aborted) resolve();
    stop.signal.addEventListener('abort', () => resolve(), { once: true });
    whenLeftByNpm(resolve);
  });
  await Promise.all([server.close(), pages.close(), uploads.close()]);
}

function typedPort(text: string): number {
  const port = Number(text);
  if (/^\d{1,5}$/.test(text) && port <= 65_535) return port;
  throw new InvalidArgumentError('Say a number from 0 to 65535.');
}
