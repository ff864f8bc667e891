import { randomUUID } from 'node:crypto';
import { access, constants, rm, stat, statfs, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { writeCount, writeNumberOf } from '../render/wording/numbers.ts';
import { TribeError } from '../model/errors.ts';
import type { Store } from '../store/ports/store.ts';
import { isServer, shownLocation } from '../store/postgres/server-url.ts';
import { isThere } from './open-store.ts';
import { checkConnection } from './collect/check-connection.ts';

/** The result of one check: its state, what was found, and what to do. */
export interface Check {
  name: string;
  /** `broken`: nothing can be imported or reported until this is fixed. */
  state: 'fine' | 'note' | 'broken';
  found: string;
  advice?: string;
}

const MEGABYTE = 1024 * 1024;
const LITTLE_ROOM = 1024 * MEGABYTE;
const NO_ROOM = 20 * MEGABYTE;

/** Checks the set-up without changing it. Does not create a missing database. */
export async function checkSetup(
  nodeVersion: string,
  location: string,
  open: () => Promise<Store>,
  environment: Record<string, string | undefined>,
): Promise<Check[]> {
  const checks: Check[] = [{ name: 'Node', state: 'fine', found: nodeVersion }];
  if (!isServer(location)) checks.push(await checkRoom(location));
  if (isServer(location) || (await exists(location)))
    checks.push(...(await checkDatabase(location, open, environment)));
  else checks.push(await checkPlace(location));
  return checks;
}

async function checkDatabase(
  path: string,
  open: () => Promise<Store>,
  environment: Record<string, string | undefined>,
): Promise<Check[]> {
  const name = 'Database';
  try {
    const found = await checkPermissions(path);
    if (!(await isThere(path))) return [nothingYet(`${shownLocation(path)} (has no tables yet)`)];
    const store = await open();
    const accounts = await store.accounts.all();
    const checks = [found];
    for (const { id, handle } of accounts) {
      const own = await store.forAccount(id);
      const { events, quarantined } = await own.log.inputs();
      const title = `Account ${handle ?? id}`;
      checks.push({ name: title, state: 'fine', found: writeNumberOf(events, 'event', 'events') });
      const connection = await checkConnection(own, path, environment);
      if (connection !== undefined) checks.push({ name: title, ...connection });
      if (quarantined > 0) {
        checks.push({
          name: title,
          state: 'note',
          found: writeNumberOf(quarantined, 'rejected row', 'rejected rows'),
          advice: `To see them: tribe quarantine --account ${id}`,
        });
      }
    }
    if (accounts.length === 0) checks.push(nothingYet('no events'));
    return checks;
  } catch (error) {
    const found =
      error instanceof TribeError ? error.message : `you have no permission to read ${path}`;
    return [{ name, state: 'broken', found, advice: adviceOf(error) }];
  }
}

/** Throws if a file cannot be read. What a user of a server may do shows only when they do it. */
async function checkPermissions(location: string): Promise<Check> {
  if (!isServer(location)) {
    await access(location, constants.R_OK);
    if (!(await isWritable(location))) return readOnly(location);
  }
  return { name: 'Database', state: 'fine', found: shownLocation(location) };
}

/** Whether the database and its folder, in which SQLite has side files, can be written. */
async function isWritable(path: string): Promise<boolean> {
  try {
    await access(path, constants.W_OK);
    await tryToWrite(dirname(path));
    return true;
  } catch {
    return false;
  }
}

/** Writes a file and removes it. A disk that became read-only after a fault still claims that it can be written. */
async function tryToWrite(folder: string): Promise<void> {
  const path = join(folder, `.tribefinder-${randomUUID()}`);
  await writeFile(path, '', { flag: 'wx', mode: 0o600 });
  await rm(path);
}

function readOnly(path: string): Check {
  return {
    name: 'Database',
    state: 'note',
    found: `${path} is read-only, so you can look at it but not import`,
    advice:
      'Change the permissions of the file and its folder, or choose another file with --db. The disk may be read-only.',
  };
}

/** Checks that the nearest existing folder is writable. */
async function checkPlace(path: string): Promise<Check> {
  const folder = await nearestFolder(path);
  try {
    await tryToWrite(folder);
    return nothingYet(`${path} (does not exist yet)`);
  } catch {
    return {
      name: 'Database',
      state: 'broken',
      found: `${folder} cannot be written`,
      advice: 'Change the permissions of the folder, or choose another file with --db.',
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
  if (state !== 'fine') check.advice = 'Free some space. A million events need about 200 MB.';
  return check;
}

function nothingYet(found: string): Check {
  return {
    name: 'Database',
    state: 'note',
    found,
    advice: 'Start with: tribe import FILE, or: tribe connect bluesky HANDLE',
  };
}

function adviceOf(error: unknown): string {
  return error instanceof TribeError
    ? error.advice
    : 'Check the permissions of the file, or choose another file with --db.';
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
