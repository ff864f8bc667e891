import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runTribe } from './run-tribe.ts';

/** A file of `data/`. */
export function dataFile(name: string): string {
  return fileURLToPath(new URL(`../../data/${name}`, import.meta.url));
}

export const SAMPLE = dataFile('sample/events.ndjson.gz');

/** A database in that folder with what these files hold. */
export async function databaseOf(folder: string, name: string, ...files: string[]) {
  const database = join(folder, `${name}.sqlite`);
  const { code, stderr } = await runTribe(['import', ...files], { database });
  if (code !== 0) throw new Error(stderr);
  return database;
}

/** A database with some 300 simulated people over three months: enough for every part of a report. */
export async function smallDatabase(folder: string, name = 'small'): Promise<string> {
  const file = join(folder, `${name}.ndjson`);
  const settings = ['--followers', '300', '--days', '90', '--seed', '5', '--label-posts'];
  await runTribe(['simulate', ...settings, '--out', file], { database: join(folder, 'no.sqlite') });
  return databaseOf(folder, name, file);
}
