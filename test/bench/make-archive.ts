import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AccountId } from '../../src/model/ids.ts';
import { formatInstant } from '../../src/model/instant.ts';
import { openSource } from '../../src/sources/registry.ts';
import { seededRandom } from '../../src/stats/random.ts';
import { idAt, newLayout, OWNER, tweet } from '../support/x-archive/archive-contents.ts';
import { zipOf } from '../support/x-archive/write-archive.ts';

const FOLDER = join(import.meta.dirname, '../../.cache/bench');
const SEED = 1;
/** Goes up when what is made changes: files of an older one are left alone and not read. */
const VERSION = 1;
const FOLLOWERS = 10_000;
const WORDS =
  'rust borrow checker gravel alps tea oolong council housing vote climb bread compile trait wheel ' +
  'kettle ballot slope async leaf budget crate summit brew market thread';

/** An archive, its posts as they lie in it, and its events as an event file. */
export interface BenchArchive {
  zip: string;
  tweets: string;
  events: string;
}

/** An archive with so many posts and some thousand followers. Made once, then taken from the cache. */
export async function makeArchive(posts: number): Promise<BenchArchive> {
  const base = join(FOLDER, `archive-${posts}-v${VERSION}`);
  const archive = { zip: `${base}.zip`, tweets: `${base}.js`, events: `${base}.ndjson` };
  if (existsSync(archive.events)) return archive;
  mkdirSync(FOLDER, { recursive: true });
  const files = newLayout({
    at: '2026-01-01T00:00:00Z',
    tweets: Array.from(postsOf(posts)),
    followers: Array.from({ length: FOLLOWERS }, (_, i) => idAt('2024-01-01T00:00:00Z', i * 7919)),
  });
  writeFileSync(archive.tweets, files['data/tweets.js']);
  writeFileSync(archive.zip, zipOf(files));
  writeFileSync(`${archive.events}.part`, await eventsIn(archive.zip));
  renameSync(`${archive.events}.part`, archive.events);
  return archive;
}

function* postsOf(count: number): Generator<object> {
  const random = seededRandom(SEED);
  const words = WORDS.split(' ');
  for (let i = 0; i < count; i++) {
    const text = Array.from({ length: 25 }, () => words[Math.floor(random() * words.length)]);
    const link = { url: `https://t.co/${i.toString(36)}`, expanded_url: `https://a.example/${i}` };
    const at = new Date(Date.UTC(2012, 0, 1) + Math.floor((i + random()) * 3e6)).toISOString();
    yield tweet(at, `${text.join(' ')} &amp; ${link.url}`, {
      id_str: idAt(at, i % 4096),
      entities: { hashtags: [], symbols: [], user_mentions: [], urls: [link] },
      favorite_count: String(Math.floor(random() * 1000)),
    });
  }
}

async function eventsIn(path: string): Promise<string> {
  const source = await openSource(path, (async function* () {})());
  const lines: string[] = [];
  for await (const { events } of source.batches({ id: OWNER.id as AccountId, platform: 'x' })) {
    for (const { event } of events) {
      const time = 'at' in event && event.at !== undefined ? { at: formatInstant(event.at) } : {};
      const made =
        event.type === 'person' && event.createdAt !== undefined
          ? { createdAt: formatInstant(event.createdAt) }
          : {};
      lines.push(JSON.stringify({ ...event, ...time, ...made }));
    }
  }
  await source.close();
  return `${lines.join('\n')}\n`;
}
