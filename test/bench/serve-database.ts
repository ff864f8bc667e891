import { once } from 'node:events';
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { entered } from '../support/entered.ts';

const TRIBE = join(import.meta.dirname, '../../src/cli/main.ts');

/** A server in a process of its own, and the cookie of a session; stopped at the end of the block. */
export interface Served extends Disposable {
  url: string;
  cookie: string;
}

/** Serves a database from this checkout, as a user would. */
export async function serveDatabase(database: string): Promise<Served> {
  const server = spawn(
    process.execPath,
    [TRIBE, 'serve', '--port', '0', '--json', '--db', database],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const [said] = (await once(server.stdout, 'data')) as [Buffer];
  const { url: link } = JSON.parse(String(said)) as { url: string };
  return { ...(await entered(link)), [Symbol.dispose]: () => void server.kill() };
}

/** Waits until the analysis of a window is there. */
export async function ready({ url, cookie }: Served, query = ''): Promise<void> {
  const response = await fetch(`${url}api/v1/progress${query}`, { headers: { cookie } });
  await response.text();
}
