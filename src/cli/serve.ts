import { fileURLToPath } from 'node:url';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { UPLOAD_LIMITS } from '../app/upload/upload-limits.ts';
import type { Jobs } from '../jobs/jobs.ts';
import type { RunningServer } from '../http/server.ts';
import type { Context } from './context.ts';
import { drainOption } from './drain-option.ts';
import { type MetricsPlace, metricsOption, serveMetrics } from './metrics-option.ts';
import { hostedFrom, type HostedOptions } from './hosted-options.ts';
import { whenLeft } from './when-left.ts';
import { reportError } from './report-error.ts';
import { programHere } from './typed-here.ts';
import { stopOnSignal } from './stop-on-signal.ts';

const WEB_ROOT = fileURLToPath(new URL('../../dist/web', import.meta.url));

const ABOUT = `
The command prints a link to the dashboard. The link works once, and only on
this machine. Ctrl-C stops the server.

--hosted serves the dashboard to other people at an https address. They sign in
with X and see their own accounts. A proxy in front must handle TLS, unless you
use --cert and --key. Name it with --trusted-proxy, or all visitors share the
limits of its address. Register an app at X, and set TRIBE_X_CLIENT_ID and, if
the app has a secret, TRIBE_X_CLIENT_SECRET.

--metrics serves counts and times for Prometheus: requests, what waits, memory
and spending. They contain no names or ids. Only this machine reaches them,
unless you name another address.

--web-only leaves the making of reports to "tribe work", so that several
processes and machines share it. They need the same PostgreSQL.

Examples:
  tribe serve
  tribe serve --port 8080
  tribe serve --hosted https://tribe.example --trusted-proxy 127.0.0.1`;

interface ServeOptions extends HostedOptions {
  port?: number;
  maxUpload?: number;
  maxImportTime?: number;
  /** Megabytes. */
  memory?: number;
  webOnly?: boolean;
  metrics?: MetricsPlace;
  /** ms. */
  drain?: number;
  /** The database is that of the sample, not the owner's. */
  isDemo?: boolean;
}

/** `tribe serve` */
export function addServe(program: Command, context: Context): void {
  const command = program.command('serve').description('serve the dashboard and the API');
  addPortOption(command)
    .option('--hosted <address>', 'serve several owners, who sign in with X, at this address')
    .option('--listen <ip>', 'with --hosted: address to listen on (default: 127.0.0.1)')
    .option('--cert <file>', 'with --hosted: TLS certificate, as PEM')
    .option('--key <file>', 'with --hosted: TLS key, as PEM')
    .option('--plain-http', 'with --listen: serve the network without TLS')
    .option(
      '--trusted-proxy <address...>',
      'with --hosted: proxies that name visitors in X-Forwarded-For (TRIBE_TRUSTED_PROXIES)',
    )
    .addOption(
      new Option('--max-upload <MB>', 'largest file people can upload')
        .env('TRIBE_MAX_UPLOAD')
        .default(UPLOAD_LIMITS.megabytes)
        .argParser(typedLimit),
    )
    .addOption(
      new Option('--max-import-time <minutes>', 'longest import of an uploaded file')
        .env('TRIBE_MAX_IMPORT_TIME')
        .default(UPLOAD_LIMITS.minutes)
        .argParser(typedLimit),
    )
    .addOption(
      new Option(
        '--memory <megabytes>',
        "memory for analyses (default: a quarter of the machine's, at most 1024)",
      )
        .env('TRIBE_MEMORY')
        .argParser(typedMegabytes),
    )
    .option('--web-only', 'leave the making of reports to "tribe work"')
    .addOption(metricsOption())
    .addOption(drainOption('0s'))
    .addHelpText('after', ABOUT)
    .action((options: ServeOptions) => runServe(options, context));
}

export function addPortOption(command: Command): Command {
  const about = 'port of the dashboard (default: 8321, or the next free one)';
  return command.option('--port <port>', about, typedPort);
}

async function runServe(options: ServeOptions, context: Context): Promise<void> {
  const { output } = context;
  await serve(options, context, (server) => {
    if (context.options().json === true) output.json({ url: server.url });
    else for (const line of whereItIs(server, context)) output.say(line);
  });
}

/** Returns lines for people: the address of the dashboard and how to stop it. */
export function whereItIs(
  { url, usualPortTaken }: Pick<RunningServer, 'url' | 'usualPortTaken'>,
  { output }: Context,
): string[] {
  const lines = ['Open the dashboard (Ctrl-C stops it):', output.color.cyan(url)];
  if (usualPortTaken) lines.unshift('The usual port is in use, so Tribefinder uses another.');
  return lines;
}

/** Serves the dashboard until a signal arrives or npm, having started this process, ends. */
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
  const { LoadMeter } = await import('../app/capacity/load-meter.ts');
  const { measuredIn, sharedQueues } = await import('../app/capacity/what-is-measured.ts');
  const { Connections } = await import('../app/collect/connections.ts');
  const { removeAbandonedFolders } = await import('../app/process-folders.ts');
  const { port, memory, maxUpload, maxImportTime } = options;
  const hosted = await hostedFrom(options, process.env);
  const store = await context.store();
  const location = await context.databasePath();
  const jobs = options.webOnly === true ? await openSharedJobs(location) : undefined;
  const elsewhere =
    jobs && (await import('../app/jobs/analysis-jobs.ts')).analyseByJobs(jobs, store);
  const pages = new Pages(store, location, memory && memory * 1024 ** 2, Date.now, elsewhere);
  await removeAbandonedFolders();
  const uploads = new Uploads(location, {
    now: Date.now,
    newId: newToken,
    onDefect: reportError,
    limits: {
      megabytes: maxUpload ?? UPLOAD_LIMITS.megabytes,
      minutes: maxImportTime ?? UPLOAD_LIMITS.minutes,
    },
  });
  const connections = new Connections({
    store,
    database: location,
    environment: process.env,
    now: Date.now,
    onDefect: reportError,
  });
  const meter = new LoadMeter(Date.now);
  const measured = {
    queues: async () => ({
      ...(jobs === undefined ? { analysis: pages.depth() } : await sharedQueues(jobs)),
      import: uploads.depth(),
    }),
    load: () => meter.load(),
    ...measuredIn(store, Date.now),
  };
  const metrics = options.metrics && (await serveMetrics(options.metrics, measured));
  const draining = new AbortController();
  const mode = hosted === undefined ? 'own-machine' : 'hosted';
  const door = new Doorkeeper(store, mode, Date.now);
  const { account } = context.options();
  const app = createApp({
    pages,
    uploads,
    connections,
    door,
    mode,
    meter,
    ...(metrics && { onAnswered: (answered) => metrics.metrics.count(answered) }),
    ...(hosted && {
      publicOrigin: hosted.origin,
      signIn: hosted.signIn,
      trustedProxies: hosted.trustedProxies,
    }),
    ...(account !== undefined && { account }),
    isDemo: options.isDemo === true,
    command: programHere([]),
    ...(options.isDemo !== true && hosted === undefined && { ownerCommand: programHere() }),
    webRoot: WEB_ROOT,
    draining: draining.signal,
    now: Date.now,
    onDefect: reportError,
  });
  const server = await startServer(app, {
    ...(port !== undefined && { port }),
    ...hosted?.server,
    ...(hosted && { trustedProxies: hosted.trustedProxies }),
  });
  const stop = stopOnSignal(() => undefined);
  onServing({ ...server, url: hosted?.origin ?? `${server.url}enter?token=${door.entrance()}` });
  await new Promise<void>((resolve) => {
    if (stop.signal.aborted) resolve();
    stop.signal.addEventListener('abort', () => resolve(), { once: true });
    whenLeft(resolve);
  });
  draining.abort();
  if (options.drain) {
    await server.drain(options.drain);
    // Visitors who still wait for a page get a 503.
    await pages.close();
  }
  await Promise.all([server.close(), pages.close(), uploads.close(), connections.close()]);
  await metrics?.close();
  await jobs?.stop(0);
}

async function openSharedJobs(location: string): Promise<Jobs> {
  const { openJobs } = await import('../app/jobs/open-jobs.ts');
  return openJobs(location, reportError);
}

function typedMegabytes(text: string): number {
  if (/^\d{2,7}$/u.test(text)) return Number(text);
  throw new InvalidArgumentError('Use a number of megabytes, at least 10.');
}

function typedPort(text: string): number {
  const port = Number(text);
  if (/^\d{1,5}$/.test(text) && port <= 65_535) return port;
  throw new InvalidArgumentError('Use a number from 0 to 65535.');
}

function typedLimit(text: string): number {
  const limit = Number(text);
  if (limit > 0 && Number.isFinite(limit)) return limit;
  throw new InvalidArgumentError('Use a number above 0.');
}
