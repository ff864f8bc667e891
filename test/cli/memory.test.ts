import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { runProcess } from '../support/tribe-process.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { idAt, newLayout, tweet, ytd } from '../support/x-archive/archive-contents.ts';
import { unpackInto } from '../support/x-archive/write-archive.ts';

const folder = temporaryFolder();
const MEGABYTE = 1024 * 1024;

/** Prints the most memory the process ever held, when it ends. */
const TELL_PEAK =
  'data:text/javascript,process.on("exit",()=>' +
  'process.stderr.write(`peak ${process.resourceUsage().maxRSS}`))';

/** Profiles of a kilobyte, packed; said again and again, so that only the file grows. */
const profiles = Array.from({ length: 5000 }, (_, i) =>
  JSON.stringify({ type: 'person', id: String(i), bio: `tea ${i} `.repeat(100) }),
);
const block = gzipSync(`${profiles.join('\n')}\n`);

async function peakOf(file: string): Promise<{ peak: number; lines: number }> {
  const ran = await runProcess(['import', file, '--json'], {
    database: `${file}.sqlite`,
    // Without a limit the collector lets rubbish pile up as it likes, and more of it on a busy machine.
    node: ['--max-old-space-size=160', '--import', TELL_PEAK],
  });
  const { total } = JSON.parse(ran.stdout) as { total: { lines: number } };
  const peak = Number(/peak (\d+)/.exec(ran.stderr)?.[1]) * 1024;
  return { peak, lines: total.lines };
}

function packed(times: number): string {
  return folder.write(`${times}.gz`, Buffer.concat(Array<Buffer>(times).fill(block)));
}

test('memory does not grow with the size of the file', async () => {
  const small = await peakOf(packed(10));
  const large = await peakOf(packed(50));
  expect(large.lines - small.lines).toBe(200_000);
  // 200 MB more were read. The collector takes its time, so that peaks differ somewhat.
  expect(large.peak - small.peak).toBeLessThan(100 * MEGABYTE);
});

test('memory does not grow with the number of posts in an archive', async () => {
  // A thousand posts of twelve kilobytes, again and again, so that only the file grows.
  const posts = Array.from({ length: 1000 }, (_, i) => {
    const id = idAt('2020-01-01T00:00:00Z', i);
    return tweet('2020-01-01T00:00:00Z', `post ${i}`, { id_str: id, more: 'tea '.repeat(3000) });
  });
  const list = ytd('tweets', posts, 'tweet');
  const start = list.indexOf('[') + 1;
  const archive = (times: number): string => {
    const path = join(folder.path, `archive-${times}`);
    const files = newLayout({ at: '2024-01-01T00:00:00Z' });
    unpackInto(path, { ...files, 'data/tweets.js': list.slice(0, start) });
    const records = list.slice(start, -1);
    for (let i = 0; i < times; i++) {
      appendFileSync(join(path, 'data/tweets.js'), i === 0 ? records : `,${records}`);
    }
    appendFileSync(join(path, 'data/tweets.js'), ']');
    return path;
  };
  const small = await peakOf(archive(5));
  const large = await peakOf(archive(20));
  expect(large.lines - small.lines).toBe(15_000);
  // 180 MB more were read.
  expect(large.peak - small.peak).toBeLessThan(80 * MEGABYTE);
});
