import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { TopicList } from '../../src/app/analyse/topics-of.ts';
import type { TribeReport } from '../../src/model/report.ts';
import { runTribe } from '../support/run-tribe.ts';
import { databaseOf, dataFile } from '../support/sample-audiences.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const folder = temporaryFolder();

test('421 snapshots of a real follower list give exactly its known gains and losses', async () => {
  const file = dataFile('github-follower-log/events.ndjson.gz');
  const database = await databaseOf(folder.path, 'followers', file);
  const { stdout } = await runTribe(['report', '--json'], { database });
  const { audience, dataQuality, window } = JSON.parse(stdout) as TribeReport;
  expect(audience).toMatchObject({ start: 45, gained: 504, lost: 106, end: 443 });
  expect(dataQuality).toMatchObject({
    snapshots: 421,
    rejectedSnapshots: [],
    reinstated: { missedOnce: 2 },
  });
  expect(window!.from.slice(0, 10)).toBe('2021-06-10');
  expect(window!.to.slice(0, 10)).toBe('2024-12-11');
});

test('200 real tweets get topics, in the documented JSON', async () => {
  const file = dataFile('tweet-topics/events.ndjson');
  const database = await databaseOf(folder.path, 'tweets', file);
  const { stdout } = await runTribe(['topics', '--posts', '--json'], { database });
  const { topics, posts } = JSON.parse(stdout) as TopicList;
  const ids = [...readFileSync(file, 'utf8').matchAll(/"type": "post", "id": "(\d+)"/g)];
  // As text: they are beyond what a JavaScript number can tell apart.
  expect(posts.map(({ id }) => id).sort()).toEqual(ids.map(([, id]) => id).sort());
  expect(topics.length).toBeGreaterThanOrEqual(10);
  expect(new Set(topics.map(({ id }) => id)).size).toBe(topics.length);
  expect(topics.filter(({ label, terms }) => label === '' || terms.length === 0)).toEqual([]);

  const uses = new Map<string, number>();
  for (const { topics: found, fine = [] } of posts) {
    for (const { id } of [...found, ...fine]) uses.set(id, (uses.get(id) ?? 0) + 1);
    const total = found.reduce((sum, { weight }) => sum + weight, 0);
    expect([0, 1]).toContain(Number(total.toFixed(4)));
  }
  expect(topics.map(({ id, posts: count }) => [id, count])).toEqual(
    topics.map(({ id }) => [id, uses.get(id)]),
  );
  const withTopic = posts.filter(({ topics: found }) => found.length > 0);
  expect(withTopic.length).toBeGreaterThan(posts.length / 2);
});
