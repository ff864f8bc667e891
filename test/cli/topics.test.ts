import { beforeAll, expect, test } from 'vitest';
import type { TopicList } from '../../src/app/analyse/topics-of.ts';
import { displayWidth } from '../../src/render/wording/display-width.ts';
import type { TribeReport } from '../../src/model/report.ts';
import { runTribe } from '../support/run-tribe.ts';
import { databaseOf, smallDatabase } from '../support/sample-audiences.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const folder = temporaryFolder();
const ACCOUNT = '{"type":"account","id":"42","platform":"x"}\n';
let database: string;

beforeAll(async () => {
  database = await smallDatabase(folder.path);
});

async function topics(...args: string[]): Promise<string> {
  const { code, stdout, stderr } = await runTribe(['topics', ...args], { database });
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  return stdout;
}

function published(topic: TribeReport['topics'][number] | TopicList['topics'][number]): string {
  const { id, label, terms, origin, posts } = topic;
  return JSON.stringify({ id, label, terms, origin, posts });
}

test('as JSON are those of the report, with posts only on request', async () => {
  const list = JSON.parse(await topics('--json')) as TopicList;
  expect(Object.keys(list)).toEqual(['topics']);
  expect(list.topics.map((topic) => Object.keys(topic))).toEqual(
    list.topics.map(() => ['id', 'label', 'parent', 'terms', 'origin', 'posts']),
  );
  const { stdout } = await runTribe(['report', '--json'], { database });
  const report = JSON.parse(stdout) as TribeReport;
  expect(list.topics.map(published).sort()).toEqual(report.topics.map(published).sort());

  const { posts } = JSON.parse(await topics('--posts', '--json')) as TopicList;
  const given = posts.flatMap((post) => post.topics);
  expect(Object.keys(posts[0])).toEqual(['id', 'topics']);
  expect(given.every(({ weight }) => weight > 0 && weight <= 1)).toBe(true);
  const ids = new Set(list.topics.map(({ id }) => id));
  expect(given.filter(({ id }) => !ids.has(id))).toEqual([]);
});

test('as text fit 80 columns, with the topics of each post on request', async () => {
  const text = await topics('--posts');
  expect(text).toMatch(/^Rust {2}\d+ posts, id rust\n {2}.*\brust\b/m);
  expect(text).toMatch(/^\d{19} {2}Rust 1\.00$/m);
  expect(text).toMatch(/^Rust {2}.*\n(?: {2}(?!- ).*\n)+(?: {2}- .+\n){3}/m);
  const wide = (await topics()).split('\n').filter((line) => displayWidth(line) > 80);
  expect(wide).toEqual([]);
});

test('control characters in a topic’s name don’t reach the terminal', async () => {
  const post = { type: 'post', id: '1', at: '2026-01-01T00:00:00Z', text: 'x' };
  const file = folder.write(
    'hostile.ndjson',
    `${ACCOUNT}${JSON.stringify({ ...post, topics: ['\u001b[2Jgone'] })}\n`,
  );
  const hostile = await databaseOf(folder.path, 'hostile', file);
  const { stdout } = await runTribe(['topics', '--posts'], { database: hostile });
  expect(stdout).not.toContain('\u001b');
  expect(stdout).toMatch(/\[2Jgone {2}1 post/);
});

test('without posts, a message says that there are none', async () => {
  const follow = '{"type":"follow","person":"1","at":"2026-01-01T00:00:00Z"}\n';
  const file = folder.write('follow.ndjson', ACCOUNT + follow);
  const quiet = await databaseOf(folder.path, 'no-posts', file);
  const { stdout } = await runTribe(['topics'], { database: quiet });
  expect(stdout).toBe('There are no topics, because no posts have been imported yet.\n');
});

test('own topics can be added, listed and removed, and the report follows them', async () => {
  const { topics: before } = JSON.parse(await topics('--json')) as TopicList;
  const name = before[0].label.toUpperCase();
  expect(await topics('add', name, '--keyword', 'compiler', '--keyword', '#rustlang')).toMatch(
    new RegExp(`^Added the topic ${name}\\. It has \\d+ posts so far\\.\n$`),
  );
  expect(await topics('list')).toBe(`${name}\n  keywords: compiler, #rustlang\n`);
  expect(await topics()).toMatch(
    new RegExp(`^${name} {2}\\d+ posts, defined by you, id \\S+$`, 'm'),
  );
  const own = JSON.parse(await topics('list', '--json')) as object;
  expect(own).toEqual({
    topics: [{ label: name, keywords: ['compiler', '#rustlang'], examples: [] }],
  });
  expect(await topics('remove', name.toLowerCase())).toBe(`Removed the topic ${name}.\n`);
  expect(JSON.parse(await topics('--json'))).toEqual({ topics: before });
});

test('topics are renamed, merged and split, and undoing restores the list', async () => {
  const list = async () => (JSON.parse(await topics('--json')) as TopicList).topics;
  const before = await list();
  const [{ id, label, posts }, other, third] = before;
  expect(await topics('rename', id.toUpperCase(), 'My\ntopic')).toBe(
    `Renamed ${label} to My topic.\nReports use it from now on. To undo it: tribe correct undo 2\n`,
  );
  expect((await list())[0]).toMatchObject({ id, label: 'My topic', foundLabel: label, posts });
  expect(await topics('merge', other.label, '--into', 'my topic')).toMatch(
    new RegExp(`^Merged ${other.label} into My topic\\.\n`, 'u'),
  );
  const made = JSON.parse(
    await topics('split', third.id, '--keyword', third.terms[0], '--name', 'Part', '--json'),
  ) as object;
  expect(made).toEqual({
    id: 4,
    correction: {
      kind: 'topic-split',
      topic: { id: third.id, label: third.label },
      parts: [],
      keywords: [third.terms[0]],
      examples: [],
      id: 'part',
      name: 'Part',
    },
  });
  const now = await list();
  expect(now.map((topic) => topic.label)).toEqual(
    expect.arrayContaining(['My topic', 'Part', third.label]),
  );
  expect(now.some((topic) => topic.id === other.id)).toBe(false);
  const { stdout } = await runTribe(['correct', 'list'], { database });
  expect(stdout).toContain(`Split Part from ${third.label}`);
  expect(await topics('rename', 'My topic', '--clear')).toBe(`${label} has its own label again.\n`);
  for (const number of ['3', '4']) {
    expect((await runTribe(['correct', 'undo', number], { database })).code).toBe(0);
  }
  expect(await list()).toEqual(before);
});

test('invalid topics are refused with advice', async () => {
  for (const args of [
    ['add', 'Nothing'],
    ['add', 'Nothing', '--keyword', '!'],
    ['add', 'Nothing', '--example', '12'],
    ['remove', 'Nothing'],
    ['add'],
    ['rename', 'rust'],
    ['rename', 'rust', '--clear'],
    ['merge', 'rust', '--into', 'rust'],
    ['merge', 'rust'],
    ['split', 'rust'],
  ]) {
    const { code, stdout, stderr } = await runTribe(['topics', ...args], { database });
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr.trim().split('\n').length).toBeGreaterThan(1);
  }
});
