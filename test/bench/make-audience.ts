import { createWriteStream, existsSync, mkdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { simulate } from '../../src/app/simulate.ts';
import { SIMULATION_DEFAULTS } from '../../src/simulation/settings.ts';

/** Followers at the beginning; each makes about 13 events. */
export type BenchSize = 1000 | 10_000 | 100_000 | 1_000_000;

/** `none`: every follow and unfollow is known exactly; `weekly`: from 53 readings of the list. */
export type BenchSnapshots = 'none' | 'weekly';

const FOLDER = join(import.meta.dirname, '../../.cache/bench');
const SEED = 1;
/** Fewer posts than the sample, so that the reactions of 100,000 people come to 1.3 million events. */
const POSTS_PER_DAY = 2;
/** Goes up when the generator changes: files of an older one are left alone and not read. */
const VERSION = 1;

/**
 * A simulated year as an event file, posts with their topics. Made once, then taken from the cache
 * folder, which git ignores. Returns its path.
 */
export function makeAudience(followers: BenchSize, snapshots: BenchSnapshots): Promise<string> {
  return cached(`year-${followers}-${snapshots}-v${VERSION}.ndjson`, async (out) => {
    const settings = {
      ...SIMULATION_DEFAULTS,
      followers,
      postsPerDay: POSTS_PER_DAY,
      snapshots,
      labelPosts: true,
    };
    await simulate(settings, SEED, { out });
  });
}

/**
 * A million followers of whom nothing but ids is known, in two complete readings a day apart: each
 * hundredth left, as many came.
 */
export function makeMillion(): Promise<string> {
  return cached(`million-v${VERSION}.ndjson`, async (out) => {
    await pipeline(Readable.from(millionLines()), createWriteStream(out));
  });
}

const MILLION = 1_000_000;
/** The one person in so many who leaves. */
const LEAVES = 100;

function* millionLines(): Generator<string> {
  const before = Array.from({ length: MILLION }, (_, i) => i);
  const stayed = before.filter((i) => i % LEAVES !== 0);
  const came = Array.from({ length: MILLION - stayed.length }, (_, i) => MILLION + i);
  yield '{"type":"account","id":"1","platform":"other","handle":"million"}\n';
  yield snapshotLine('2026-01-01T00:00:00Z', before);
  yield snapshotLine('2026-01-02T00:00:00Z', [...stayed, ...came]);
}

function snapshotLine(at: string, followers: number[]): string {
  const ids = followers.map((number) => `"${10 ** 15 + number * 7919}"`);
  return `{"type":"snapshot","at":"${at}","complete":true,"followers":[${ids.join()}]}\n`;
}

async function cached(name: string, make: (path: string) => Promise<void>): Promise<string> {
  const file = join(FOLDER, name);
  if (existsSync(file)) return file;
  mkdirSync(FOLDER, { recursive: true });
  await make(`${file}.part`);
  renameSync(`${file}.part`, file);
  return file;
}
