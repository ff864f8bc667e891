import { once } from 'node:events';
import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { digestOf, newToken } from '../app/access/tokens.ts';
import { enter } from '../app/capacity/server-under-test.ts';
import { moveDatabase } from '../app/move-database.ts';
import { openStore } from '../app/open-store.ts';
import { makeFolder, removeAbandonedFolders } from '../app/process-folders.ts';
import { TribeError } from '../model/errors.ts';
import type { AccountId } from '../model/ids.ts';

/** The program, as source or built. */
const MAIN = fileURLToPath(import.meta.url).replace(/served-copy(?=\.[jt]s$)/u, 'main');
const HOUR = 3_600_000;

/** A server of a copy of the database, stopped and removed at the end. */
export interface ServedCopy {
  origin: string;
  /** Of the owner. */
  owner: string;
  /** Of visitors with a share link each. */
  viewers: string[];
  close(): Promise<void>;
}

/**
 * Copies a database to a file of its own, and serves it in a process of its own. Nothing is written to
 * the database itself.
 *
 * @param links how many share links to make in the copy.
 */
export async function serveCopy(
  location: string,
  account: AccountId,
  links: number,
): Promise<ServedCopy> {
  await removeAbandonedFolders();
  const folder = await makeFolder('capacity');
  const remove = (): void => rmSync(folder, { recursive: true, force: true });
  try {
    const copy = join(folder, 'copy.sqlite');
    await moveDatabase(location, copy, () => undefined);
    const tokens = await shareLinks(copy, account, links);
    const server = spawn(
      process.execPath,
      [...process.execArgv, MAIN, 'serve', '--port', '0', '--json', '--db', copy],
      // The server ends when the channel to us closes, however we end.
      { stdio: ['ignore', 'pipe', 'inherit', 'ipc'] },
    );
    const [said] = (await Promise.race([once(server.stdout!, 'data'), once(server, 'exit')])) as [
      unknown,
    ];
    if (!(said instanceof Buffer))
      throw new TribeError('The copy could not be served.', 'Look at the error above.');
    const { url } = JSON.parse(String(said)) as { url: string };
    const { origin } = new URL(url);
    const viewers: string[] = [];
    for (const token of tokens) viewers.push(await enter(`${origin}/shared/${token}`));
    return {
      origin,
      owner: await enter(url),
      viewers,
      async close() {
        if (server.exitCode === null && server.kill()) await once(server, 'exit');
        remove();
      },
    };
  } catch (error) {
    remove();
    throw error;
  }
}

async function shareLinks(location: string, account: AccountId, links: number): Promise<string[]> {
  const store = await openStore(location);
  const { sharing } = await store.forAccount(account);
  const madeAt = Date.now();
  const tokens = Array.from({ length: links }, () => newToken());
  for (const token of tokens) {
    await sharing.links.make(digestOf(token), { label: 'load test', madeAt, until: madeAt + HOUR });
  }
  await store.close();
  return tokens;
}
