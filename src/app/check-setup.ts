import { access, constants, stat, statfs } from 'node:fs/promises';
import { dirname } from 'node:path';
import { writeCount, writeNumberOf } from '../render/wording/numbers.ts';
import { TribeError } from '../model/errors.ts';
import type { Store } from '../store/ports/store.ts';
import { checkConnection } from './collect/check-connection.ts';

/** One thing looked at: whether it is in order, what was found, and what to do. */
export interface Check {
  name: string;
  /** `broken`: nothing can be imported or reported until it is mended. */
  state: 'fine' | 'note' | 'broken';
  found: string;
  advice?: string;
}

const MEGABYTE = 1024 * 1024;
const LITTLE_ROOM = 1024 * MEGABYTE;
const NO_ROOM = 20 * MEGABYTE;

/** Looks at the set-up without changing it: a database that is not there is not made. */
export async function checkSetup(
  nodeVersion: string,
  path: string,
  open: () => Promise<Store>,
  environment: Record<string, string | undefined>,
): Promise<Check[]> {
  const checks: Check[] = [{ name: 'Node', state: 'fine', found: nodeVersion }];
  checks.push(await checkRoom(path));
  if (await exists(path)) checks.push(...(await checkDatabase(path, open, environment)));
  else checks.push(await checkPlace(path));
  return checks;
}

async function checkDatabase(
  path: string,
  open: () => Promise<Store>,
  environment: Record<string, string | undefined>,
): Promise<Check[]> {
  const name = 'Database';
  try {
    await access(path, constants.R_OK | constants.W_OK);
    const store = await open();
    const accounts = await store.log.accounts();
    const checks: Check[] = [{ name, state: 'fine', found: path }];
    for (const { id, handle } of accounts) {
      const { events, quarantined } = await store.log.inputsOf(id);
      const title = `Account ${handle ?? id}`;
      checks.push({ name: title, state: 'fine', found: writeNumberOf(events, 'event', 'events') });
      const connection = await checkConnection(store, path, id, environment);
      if (connection !== undefined) checks.push({ name: title, ...connection });
      if (quarantined > 0) {
        checks.push({
          name: title,
          state: 'note',
          found: `${writeNumberOf(quarantined, 'line', 'lines')} set aside`,
          advice: `See them with: tribe quarantine --account ${id}`,
        });
      }
    }
    if (accounts.length === 0) checks.push(nothingYet('no events'));
    return checks;
  } catch (error) {
    return [{ name, state: 'broken', found: (error as Error).message, advice: adviceOf(error) }];
  }
}

/** The nearest folder that is there must be one that can be written to. */
async function checkPlace(path: string): Promise<Check> {
  const folder = await nearestFolder(path);
  try {
    await access(folder, constants.W_OK);
    return nothingYet(`${path} (not made yet)`);
  } catch {
    return {
      name: 'Database',
      state: 'broken',
      found: `${folder} may not be written to`,
      advice: 'Give yourself the right to write there, or choose another file with --db.',
    };
  }
}

async function checkRoom(path: string): Promise<Check> {
  const { bavail, bsize } = await statfs(await nearestFolder(path));
  const free = bavail * bsize;
  const state = free < NO_ROOM ? 'broken' : free < LITTLE_ROOM ? 'note' : 'fine';
  const check: Check = {
    name: 'Disk',
    state,
    found: `${writeCount(Math.floor(free / MEGABYTE))} MB free`,
  };
  if (state !== 'fine') check.advice = 'Make room: a million events take some 200 MB.';
  return check;
}

function nothingYet(found: string): Check {
  return {
    name: 'Database',
    state: 'note',
    found,
    advice: 'Begin with: tribe import FILE, or: tribe connect x',
  };
}

function adviceOf(error: unknown): string {
  return error instanceof TribeError
    ? error.advice
    : 'Give yourself the right to read and write it, or choose another file with --db.';
}

async function nearestFolder(path: string): Promise<string> {
  let folder = dirname(path);
  while (!(await exists(folder)) && dirname(folder) !== folder) folder = dirname(folder);
  return folder;
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
