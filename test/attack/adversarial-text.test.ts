import { expect, test } from 'vitest';
import { topicLabels } from '../../src/analysis/topics/labels/topic-labels.ts';
import { handleInName, kindByName } from '../../src/sources/follower-list/list-kind.ts';
import { handleBeside } from '../../src/sources/follower-list/list-account.ts';
import { namedBy, namedByAddress } from '../../src/sources/follower-list/person-named.ts';
import { plainText } from '../../src/sources/follower-list/plain-text.ts';
import { recogniseList } from '../../src/sources/follower-list/recognise-list.ts';
import { knownByText } from '../../src/sources/looks-like/known-text.ts';
import { readDateStyles } from '../../src/sources/workbook/read-date-styles.ts';
import { datesInName } from '../../src/sources/text/date-in-name.ts';
import { PostIds } from '../../src/sources/download/post-ids.ts';
import { profileInText } from '../../src/sources/tiktok/profile.ts';
import { personIdOf } from '../../src/model/handles.ts';
import { readWrittenDate } from '../../src/model/written-date.ts';
import { runTribe } from '../support/run-tribe.ts';
import { tries } from '../support/soak.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { zipOf } from '../support/x-archive/write-archive.ts';

const folder = temporaryFolder();

/** What patterns may try to match in many ways. */
const REPEATED =
  '<|<p |</p>|/|#|a/|_|-| |a@|s|.|a.|@|1 |1.|1,|:|Z |+00:00|am |jan |followers-|of |"|"a" |{"a":|[|} {|&#|\n|\t|,|did:|https://x.com/|/followers?|Aa|A|ال|İ1'.split(
    '|',
  );
const LENGTH = tries(50_000, 1_000_000);
/** No recogniser is given more of a text. */
const HEAD = 65_536;

const READERS: Record<string, (text: string) => unknown> = {
  'text of HTML': (text) => plainText(`<p>${text}`),
  'text that may be HTML': plainText,
  'an address': (text) => namedByAddress(`a${text}x`),
  'a cell with an address': (text) => namedBy(`/${text}a!`),
  'a kind of list in a name': (text) => kindByName(`${text}.csv`),
  'a handle in a name': (text) => handleInName(`${text}.csv`),
  'a handle after the kind': (text) => handleInName(`followers${text}!`),
  'a date in a name': (text) => datesInName(`jan 1${text}x.csv`),
  'a date': readWrittenDate,
  'an address beside a list': (text) => handleBeside({ id: `/followers${text}\nx` }),
  'the profile of TikTok': (text) => profileInText(`Username: x${text}x`),
  'an id on X': (text) => personIdOf('x', `a${text}a`),
  'an id on Mastodon': (text) => personIdOf('mastodon', `${text}!`),
  'a list': (text) =>
    recogniseList({ name: 'a', head: `username,id\n${text}`.slice(0, HEAD), isWhole: false }),
  'JSON with a list': (text) =>
    recogniseList({ name: 'a', head: `[${text}`.slice(0, HEAD), isWhole: false }),
  'the label of a topic': (text) => topicLabels([{ terms: ['a'], texts: [text] }]),
  'what a text is': (text) => knownByText(`<?xml${text}`.slice(0, HEAD)),
};

test.each(Object.entries(READERS))('%s is read in linear time, whatever it is', (_, read) => {
  const slow: [string, number][] = [];
  for (const repeated of REPEATED) {
    const text = repeated.repeat(LENGTH / repeated.length);
    const from = process.cpuUsage();
    read(text);
    const { user, system } = process.cpuUsage(from);
    if (user + system > tries(1_000_000, 10_000_000)) slow.push([repeated, user + system]);
  }
  expect(slow).toEqual([]);
});

async function cpuOf(work: () => Promise<unknown> | void): Promise<number> {
  const from = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(from);
  return user + system;
}

const styles = (code: string): string =>
  `<a><numFmt numFmtId="164" formatCode="${code}"/><cellXfs>${'<xf numFmtId="164"/>'.repeat(1000)}</cellXfs></a>`;

test('formats of numbers in a workbook are read in linear time', async () => {
  for (const repeated of ['[', '&quot;', '_', '\\', '[&quot;']) {
    const xml = Buffer.from(styles(repeated.repeat(tries(100_000, 300_000))));
    const read = async function* () {
      yield xml;
    };
    const file = { size: xml.length, read };
    expect(await cpuOf(() => readDateStyles(file))).toBeLessThan(tries(1_000_000, 5_000_000));
  }
});

test('posts of one second get their ids in linear time', async () => {
  const ids = new PostIds('tiktok');
  const posts = tries(30_000, 300_000);
  const time = await cpuOf(() => {
    for (let i = 0; i < posts; i++) ids.of(0 as never, `post ${i}`);
  });
  expect(ids.of(0 as never, 'post 7')).toBe('tiktok:0-8');
  expect(time).toBeLessThan(tries(500_000, 5_000_000));
});

const DEEP = tries(100_000, 1_000_000);
const nested = (open: string, close: string): string =>
  `${open.repeat(DEEP)}1${close.repeat(DEEP)}`;

test.each([
  ['around.json', `{"followers":[{"username":"ada"}],"x":${nested('{"a":', '}')}}`],
  ['inside.json', `[{"username":"ada","x":${nested('{"a":', '}')}},{"username":"bob"}]`],
  ['wrapped.json', `[{"username":"ada"},${nested('{"user":', '}')},{"username":"bob"}]`],
  ['lists.json', `{"followers":[{"username":"ada"},${nested('[', ']')}]}`],
  ['lines.ndjson', `{"username":"ada"}\n{"username":"bob","x":${nested('[', ']')}}\n`],
  ['pages.ndjson', `{"users":[{"username":"ada"}]}\n{"x":${nested('{"a":', '}')}}\n`],
])('%s, nested %# times too deeply, costs only what is nested', async (name, text) => {
  const file = folder.write(name, text);
  const args = ['import', file, '--account', '@robin', '--as', 'followers', '--at', '2026-01-01'];
  const { code, stdout, stderr } = await runTribe(args, { database: `${folder.path}/${name}.db` });
  expect(stderr + stdout).not.toMatch(/RangeError|bug/i);
  expect({ code, isRead: /[12] followers? on 1 Jan/.test(stdout) }).toEqual({
    code: 3,
    isRead: true,
  });
});

test('a file in an archive may have any name', async () => {
  const csv = 'username,name\nada,Ada\nbob,Bob\n';
  const file = folder.write('names.zip', zipOf({ [`${'_'.repeat(60_000)}.csv`]: csv }));
  const args = ['import', file, '--account', '@robin', '--as', 'followers', '--at', '2026-01-01'];
  const { code } = await runTribe(args, { database: `${folder.path}/names.db` });
  expect(code).toBe(0);
});

test('a list of which no row can be read says why, and asks nothing', async () => {
  const file = folder.write(
    'wide.csv',
    `username,name\n${`ada${','.repeat(100_001)}\n`.repeat(2)}`,
  );
  const { code, stderr } = await runTribe(['import', file, '--account', '@robin'], {
    database: `${folder.path}/wide.db`,
  });
  expect({ code, stderr }).toEqual({
    code: 1,
    stderr: expect.stringContaining('Line 2: the row has more than 100000 cells.'),
  });
});
