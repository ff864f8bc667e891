import { beforeAll, expect, test } from 'vitest';
import { BestPosts, CameWith, LeftAfter, LikeTribe, Mix } from '../../src/model/pages/answers.ts';
import { Comparison } from '../../src/model/pages/comparison.ts';
import { AccountComparison } from '../../src/model/pages/account-comparison.ts';
import { runTribe } from '../support/run-tribe.ts';
import { smallDatabase } from '../support/sample-audiences.ts';
import { smallAudience } from '../support/small-audience.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const folder = temporaryFolder();
let database: string;
let post: string;

beforeAll(async () => {
  database = await smallDatabase(folder.path);
  const { stdout } = await runTribe(['topics', '--posts', '--json'], { database });
  const { posts } = JSON.parse(stdout) as { posts: { id: string }[] };
  post = posts[posts.length >> 1]!.id;
});

const ask = (...args: string[]) => runTribe(['ask', ...args], { database });

const QUESTIONS: [
  name: string,
  args: () => string[],
  schema: typeof Mix | object,
  words: RegExp,
][] = [
  ['left-after', () => [post], LeftAfter, /people left.*usual/su],
  ['best-posts', () => [], BestPosts, /Of your \d+ posts|not enough evidence/u],
  ['like-tribe', () => [], LikeTribe, /you\s+don’t\s+follow/u],
  ['came-with', () => ['politics'], CameWith, /still\s+follow\s+you/u],
  ['compare', () => ['--period', 'last-30-days'], Comparison, /You gained \d+/u],
  ['mix', () => ['--posts', 'Politics=0'], Mix, /not\s+a\s+forecast/u],
];

test.each(QUESTIONS)('%s is answered as text, JSON and CSV', async (name, args, schema, words) => {
  const text = await ask(name, ...args());
  expect(text).toMatchObject({ code: 0, stderr: '' });
  expect(text.stdout).toMatch(words);
  expect(Math.max(...text.stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
  const json = await ask(name, ...args(), '--json');
  (schema as typeof Mix).parse(JSON.parse(json.stdout));
  const csv = await ask(name, ...args(), '--format', 'csv');
  const [header] = csv.stdout.trimEnd().split('\r\n');
  expect(header).toMatch(/^[a-z_]+(?:,[a-z_]+)+$/u);
});

test('a post is named by its id or its address; for an unknown one the command says what to do', async () => {
  const address = `https://x.com/robin/status/${post}?s=20`;
  const [byId, byAddress] = [await ask('left-after', post), await ask('left-after', address)];
  expect(byAddress).toEqual(byId);
  const wrong = await ask('left-after', '12');
  expect(wrong).toMatchObject({ code: 2, stdout: '' });
  expect(wrong.stderr).toBe(
    "There is no post '12'.\nTo see the ids of your posts: tribe topics --posts\n",
  );
});

test('an unknown topic or an invalid mix gets an error that says what to type', async () => {
  expect((await ask('came-with', 'politcs')).stderr).toContain(
    'Did you mean one of these? politics',
  );
  for (const mix of ['politics', '=3', 'politics=', 'politics=-1', 'politics=many']) {
    const refused = await ask('mix', '--posts', mix);
    expect([mix, refused.code]).toEqual([mix, 2]);
    expect(refused.stderr).toContain('such as politics=3');
  }
});

test('two accounts are compared; an account is not compared with itself', async () => {
  const two = await smallDatabase(folder.path, 'two');
  const owner = { id: '42', handle: 'wren' };
  const file = smallAudience(folder.path, { owner, followers: 120, days: 40 });
  expect((await runTribe(['import', file], { database: two })).code).toBe(0);
  const ask = (other: string, ...format: string[]) =>
    runTribe(['ask', 'compare-accounts', other, '--account', '@wren', ...format], {
      database: two,
    });
  const text = await ask('@robin_brackenford');
  expect(text).toMatchObject({ code: 0, stderr: '' });
  expect(text.stdout).toMatch(/^@wren against @robin_brackenford\n/u);
  expect(Math.max(...text.stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
  const { topics } = AccountComparison.parse(
    JSON.parse((await ask('@robin_brackenford', '--json')).stdout),
  );
  expect(topics.some(({ matchedBy }) => matchedBy === 'name')).toBe(true);
  const csv = await ask('@robin_brackenford', '--format', 'csv');
  expect(csv.stdout).toMatch(/^topic,figure,first,first_low,/u);
  expect(await ask('@wren')).toMatchObject({ code: 2, stdout: '' });
});

const compare = (window: string, ...format: string[]) =>
  runTribe(['report', '--from', '2025-12-01', '--compare', window, ...format], { database });

test('a report is compared with an earlier window as text, Markdown and JSON', async () => {
  const window = '2025-11-01..2025-12-01';
  const text = await compare(window);
  expect(text).toMatchObject({ code: 0, stderr: '' });
  expect(text.stdout).toMatch(
    /^1 Dec 2025 to .* compared with 1 Nov 2025 to .*\n\nYou gained \d+/u,
  );
  const markdown = await compare(window, '--format', 'md');
  expect(markdown.stdout).toMatch(/^# 1 Dec.*\n\nYou gained \d+[^]*\n\| Figure \| Before/u);
  const { stdout } = await compare(window, '--json');
  const { before } = Comparison.parse(JSON.parse(stdout));
  expect(before.from).toBe('2025-11-01T00:00:00Z');
  expect(before.to <= '2025-12-01T00:00:00Z').toBe(true);
  expect((await compare(window, '--format', 'html')).stderr).toContain('--format text, json or md');
  for (const wrong of ['2025-11-01', '2025-12-01..2025-11-01', 'then..now'])
    expect([wrong, (await compare(wrong)).code]).toEqual([wrong, 2]);
});
