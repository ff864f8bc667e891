import { createWriteStream } from 'node:fs';
import { rename, rm, writeFile } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { TribeError } from '../model/errors.ts';
import type { SimulationSettings } from '../simulation/settings.ts';
import { simulateAudience } from '../simulation/simulate-audience.ts';
import { seededRandom } from '../stats/random.ts';

/** Where to write a simulation. */
export interface SimulationOutputs {
  /** The name of an event file, gzipped if it ends in `.gz`; or a function that takes the lines. */
  out: string | ((chunks: Iterable<string>) => Promise<void>);
  /** A JSON file for the true causes; optional. */
  truth?: string;
}

const CHUNK = 1 << 16;

/**
 * Simulates an audience and writes its events. The event file appears whole or not at all.
 *
 * @returns how many events there are
 * @throws TribeError if a file cannot be written
 */
export async function simulate(
  settings: SimulationSettings,
  seed: number,
  { out, truth: truthFile }: SimulationOutputs,
): Promise<number> {
  const { events, truth } = simulateAudience(settings, seededRandom(seed));
  const lines = { count: 0 };
  if (typeof out !== 'string') await out(inChunks(events, lines));
  else await orAdvise(out, () => writeWhole(Readable.from(inChunks(events, lines)), out));
  if (truthFile !== undefined) {
    await orAdvise(truthFile, () => writeFile(truthFile, `${JSON.stringify(truth)}\n`));
  }
  return lines.count;
}

/** Joins lines to pieces that are large enough for one write each. */
function* inChunks(events: Iterable<object>, lines: { count: number }): Generator<string> {
  let chunk = '';
  for (const event of events) {
    chunk += `${JSON.stringify(event)}\n`;
    lines.count++;
    if (chunk.length < CHUNK) continue;
    yield chunk;
    chunk = '';
  }
  yield chunk;
}

async function writeWhole(chunks: Readable, path: string): Promise<void> {
  const unfinished = `${path}.part`;
  const file = createWriteStream(unfinished);
  try {
    if (path.endsWith('.gz')) await pipeline(chunks, createGzip({ level: 9 }), file);
    else await pipeline(chunks, file);
    await rename(unfinished, path);
  } finally {
    await rm(unfinished, { force: true });
  }
}

async function orAdvise(path: string, write: () => Promise<void>): Promise<void> {
  try {
    await write();
  } catch (error) {
    if (!(error instanceof Error) || !('code' in error)) throw error;
    throw new TribeError(
      `Cannot write ${path}: ${error.message}`,
      'Choose a file in an existing folder with space that you may write to.',
    );
  }
}
