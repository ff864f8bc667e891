import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { runTribe } from '../support/run-tribe.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

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

async function peakOf(times: number): Promise<{ peak: number; lines: number }> {
  const file = folder.write(`${times}.gz`, Buffer.concat(Array<Buffer>(times).fill(block)));
  const ran = await runTribe(['import', file, '--json'], {
    database: join(folder.path, `${times}.sqlite`),
    node: ['--import', TELL_PEAK],
  });
  const { total } = JSON.parse(ran.stdout) as { total: { lines: number } };
  const peak = Number(/peak (\d+)/.exec(ran.stderr)?.[1]) * 1024;
  return { peak, lines: total.lines };
}

test('memory does not grow with the size of the file', async () => {
  const small = await peakOf(20);
  const large = await peakOf(80);
  expect(large.lines - small.lines).toBe(300_000);
  // 300 MB more were read. The collector takes its time, so that peaks differ somewhat.
  expect(large.peak - small.peak).toBeLessThan(100 * MEGABYTE);
});
