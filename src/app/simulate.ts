import { createWriteStream } from 'node:fs';
import { rename, rm, writeFile } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type { SimulationSettings } from '../simulation/settings.ts';
import { simulateAudience } from '../simulation/simulate-audience.ts';
import { seededRandom } from '../stats/random.ts';

/** Where a simulation goes. */
export interface SimulationOutputs {
  /** An event file, gzipped where its name ends in `.gz`; `-` is standard output. */
  out: string;
  /** A JSON file for the causes, where they are wanted. */
  truth?: string;
}

const CHUNK = 1 << 16;

/** Simulates an audience and writes it down; a file appears whole or not at all. */
export async function simulate(
  settings: SimulationSettings,
  seed: number,
  outputs: SimulationOutputs,
): Promise<void> {
  const { events, truth } = simulateAudience(settings, seededRandom(seed));
  if (outputs.truth !== undefined) await writeFile(outputs.truth, `${JSON.stringify(truth)}\n`);
  const chunks = Readable.from(inChunks(events));
  if (outputs.out === '-') return pipeline(chunks, process.stdout, { end: false });
  const unfinished = `${outputs.out}.part`;
  const file = createWriteStream(unfinished);
  try {
    if (outputs.out.endsWith('.gz')) await pipeline(chunks, createGzip({ level: 9 }), file);
    else await pipeline(chunks, file);
    await rename(unfinished, outputs.out);
  } finally {
    await rm(unfinished, { force: true });
  }
}

/** Lines joined to pieces that are worth a write each. */
function* inChunks(events: Iterable<object>): Generator<string> {
  let chunk = '';
  for (const event of events) {
    chunk += `${JSON.stringify(event)}\n`;
    if (chunk.length < CHUNK) continue;
    yield chunk;
    chunk = '';
  }
  if (chunk !== '') yield chunk;
}
