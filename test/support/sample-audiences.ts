import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sampleLocation } from '../../src/app/import-sample.ts';
import { hostile } from './hostile-events.ts';
import { madeOnce } from './made-once.ts';
import { runTribe } from './run-tribe.ts';
import { smallAudience } from './small-audience.ts';

/** A file of `data/`. */
export function dataFile(name: string): string {
  return fileURLToPath(new URL(`../../data/${name}`, import.meta.url));
}

export const SAMPLE = dataFile('sample/events.ndjson.gz');

/** A database in that folder with what these files hold. */
export async function databaseOf(folder: string, name: string, ...files: string[]) {
  const database = join(folder, `${name}.sqlite`);
  await succeed(['import', ...files], database);
  return database;
}

/**
 * A database with some 300 simulated people over three months, enough for every part of a report,
 * and with that report.
 */
export async function smallDatabase(folder: string, name = 'small'): Promise<string> {
  const made = await madeOnce('small.sqlite', async (path) => {
    const file = `${path}.ndjson`;
    const settings = ['--followers', '300', '--days', '90', '--seed', '5', '--label-posts'];
    await succeed(['simulate', ...settings, '--out', file], path);
    await succeed(['import', file], path);
    await succeed(['report'], path);
  });
  return copyOf(made, folder, name);
}

/**
 * A database with some 300 simulated people over three months, in which every text is hostile, and
 * with the report on it.
 */
export async function hostileDatabase(folder: string, name = 'hostile'): Promise<string> {
  const made = await madeOnce('hostile.sqlite', async (path) => {
    const events = smallAudience(dirname(path), { alter: hostile });
    await succeed(['import', events], path);
    await succeed(['report'], path);
  });
  return copyOf(made, folder, name);
}

/** A database with the bundled sample, of which no report was made yet. */
export async function sampleDatabase(folder: string, name = 'sample'): Promise<string> {
  return copyOf(await importedSample(), folder, name);
}

/** A database with the bundled sample and the report on it. */
export async function reportedSample(folder: string, name = 'reported'): Promise<string> {
  return copyOf(sampleLocation(join(await homeWithDemo(), 'tribefinder/own')), folder, name);
}

/** The home of somebody who has seen the demo once, with what it said in `said.txt`. */
export function homeWithDemo(): Promise<string> {
  return madeOnce('home', async (home) => {
    mkdirSync(home);
    const environment = { XDG_DATA_HOME: home, HOME: home };
    const asked = { database: '', environment };
    const { code, stdout, stderr } = await runTribe(['demo', '--no-serve'], asked);
    if (code !== 0 || stderr !== '') throw new Error(stderr);
    writeFileSync(join(home, 'said.txt'), stdout);
  });
}

const importedSample = (): Promise<string> =>
  madeOnce('sample.sqlite', (path) => succeed(['import', SAMPLE], path));

async function succeed(args: string[], database: string): Promise<void> {
  const { code, stderr } = await runTribe(args, { database });
  if (code !== 0) throw new Error(stderr);
}

function copyOf(made: string, folder: string, name: string): string {
  const database = join(folder, `${name}.sqlite`);
  copyFileSync(made, database);
  return database;
}
