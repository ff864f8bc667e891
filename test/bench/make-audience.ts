import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { simulate } from '../../src/app/simulate.ts';
import { SIMULATION_DEFAULTS } from '../../src/simulation/settings.ts';

/** Followers at the beginning; the largest makes about 1.3 million events. */
export type BenchSize = 1000 | 10_000 | 100_000;

const FOLDER = join(import.meta.dirname, '../../.cache/bench');
const SEED = 1;
/** Fewer posts than the sample, so that the reactions of 100,000 people come to 1.3 million events. */
const POSTS_PER_DAY = 2;
/** Goes up when the generator changes: files of an older one are left alone and not read. */
const VERSION = 1;

/**
 * A simulated year as an event file, follows and unfollows known exactly, posts with their topics.
 * Made once, then taken from the cache folder, which git ignores. Returns its path.
 */
export async function makeAudience(followers: BenchSize): Promise<string> {
  const file = join(FOLDER, `year-${followers}-v${VERSION}.ndjson`);
  if (existsSync(file)) return file;
  mkdirSync(FOLDER, { recursive: true });
  const settings = {
    ...SIMULATION_DEFAULTS,
    followers,
    postsPerDay: POSTS_PER_DAY,
    readings: 'none',
    labelPosts: true,
  } as const;
  await simulate(settings, SEED, { out: file, truth: file.replace('.ndjson', '.truth.json') });
  return file;
}
