import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { digestOf, newToken } from '../../src/app/access/tokens.ts';
import { Doorkeeper } from '../../src/app/access/visitor.ts';
import { LoadMeter } from '../../src/app/capacity/load-meter.ts';
import { importFiles } from '../../src/app/import/import-files.ts';
import { openStore } from '../../src/app/open-store.ts';
import { Connections } from '../../src/app/collect/connections.ts';
import { Pages } from '../../src/app/pages/pages.ts';
import { Uploads } from '../../src/app/upload/uploads.ts';
import { createApp } from '../../src/http/app.ts';
import type { AppPorts } from '../../src/http/environment.ts';
import type { Store } from '../../src/store/ports/store.ts';

/** The time in these tests, until a test moves it. */
const NOW = Date.UTC(2026, 10, 1);

/** How a test asks. */
export interface Asking {
  method?: string;
  headers?: Record<string, string>;
  /** Of a session: see `cookie`. */
  cookie?: string;
  json?: unknown;
  body?: string;
}

/** A dashboard on a database of its own, asked without a network. */
export interface TestDashboard {
  app: ReturnType<typeof createApp>;
  ports: AppPorts;
  store: Store;
  /** Moved by tests. */
  clock: { now: number };
  defects: unknown[];
  ask(path: string, asking?: Asking): Promise<Response>;
  /** The cookie of somebody on this machine. */
  enter(): Promise<string>;
  /** The cookie of a user, whether or not anything is open to them. */
  cookieOf(user: string): Promise<string>;
  close(): Promise<void>;
}

/**
 * @param location of the database, which is made where there is none.
 * @param open opens it in another way.
 */
export async function openDashboard(
  location: string,
  {
    environment = process.env,
    ...options
  }: Partial<AppPorts> & { environment?: Record<string, string | undefined> } = {},
  open: (location: string) => Promise<Store> = openStore,
): Promise<TestDashboard> {
  const store = await open(location);
  const clock = { now: NOW };
  const now = (): number => clock.now;
  const mode = options.mode ?? 'own-machine';
  const pages = new Pages(store, location);
  const defects: unknown[] = [];
  const onDefect = (error: unknown): void => void defects.push(error);
  const ports: AppPorts = {
    pages,
    uploads: new Uploads(location, { now, newId: newToken, onDefect }),
    connections: new Connections({
      store,
      database: location,
      environment,
      now,
      onDefect,
    }),
    door: new Doorkeeper(store, mode, now),
    meter: new LoadMeter(now),
    mode,
    webRoot: options.webRoot ?? stubWeb(`${location}-web`),
    now,
    draining: new AbortController().signal,
    onDefect,
    ...options,
  };
  const app = createApp(ports);
  const origin = ports.publicOrigin ?? 'http://127.0.0.1:8321';
  const { host } = new URL(origin);
  const name = mode === 'hosted' ? '__Host-tribefinder' : 'tribefinder-8321';
  const ask = async (path: string, asking: Asking = {}): Promise<Response> => {
    const { method = 'GET', headers, cookie, json, body } = asking;
    return app.request(`${origin}${path}`, {
      method,
      headers: {
        host,
        ...(cookie !== undefined && { cookie }),
        ...(method !== 'GET' && { 'x-tribefinder': '1' }),
        ...(json !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(json !== undefined && { body: JSON.stringify(json) }),
      ...(body !== undefined && { body }),
    });
  };
  return {
    app,
    ports,
    store,
    clock,
    defects,
    ask,
    async enter() {
      const response = await ask(`/enter?token=${ports.door.entrance()}`);
      return cookieFrom(response);
    },
    async cookieOf(user) {
      const token = newToken();
      await store.access.sessions.open(digestOf(token), { user }, clock.now + 86_400_000);
      return `${name}=${token}`;
    },
    async close() {
      await Promise.all([ports.pages.close(), ports.uploads.close(), ports.connections.close()]);
      await store.close();
    },
  };
}

/** What a response sets, as it is sent back. */
export function cookieFrom(response: Response): string {
  return (response.headers.get('set-cookie') ?? '').split(';')[0];
}

/** Imports event files into the store. */
export async function fill(store: Store, ...files: string[]): Promise<void> {
  const nothing = (async function* () {})();
  await importFiles(store, files, { target: 'as named', standardInput: nothing, now: () => NOW });
}

/** A page and a file beside it, for tests that do not look at pages. */
function stubWeb(folder: string): string {
  mkdirSync(join(folder, 'web/assets'), { recursive: true });
  writeFileSync(join(folder, 'web/index.html'), '<!doctype html><title>Tribefinder</title>');
  writeFileSync(join(folder, 'web/assets/main.js'), '1');
  writeFileSync(join(folder, 'secret.txt'), 'not for the web');
  return join(folder, 'web');
}
