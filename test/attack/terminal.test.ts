import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, onTestFinished, test, vi } from 'vitest';
import { drawingStream, printable, writeStatusLine } from '../../src/cli/streams.ts';
import { runTribe } from '../support/run-tribe.ts';
import { smallAudience } from '../support/small-audience.ts';
import { tries } from '../support/soak.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { writeWorkbook } from '../support/write-workbook.ts';
import { zipOf } from '../support/x-archive/write-archive.ts';

const folder = temporaryFolder();

/** Clears the screen, colours, links, writes to the clipboard, sets titles, reverses, overwrites. */
const HOSTILE = [
  '\u001b[2J\u001b[35m\u001b[8m',
  '\u001b]8;;https://evil.example\u0007link\u001b]8;;\u0007',
  '\u001b]52;c;ZXZpbA==\u0007\u001b]0;title\u0007',
  '\u001bP1;1|00/evil\u001b\\\u009b31m\u009d8;;x\u009c\u0085',
  '\u202egnorw\u202c\u2066\u2069\u061c\u200f',
  'over\rwritten\b\b\b\u007f\u2028line\u2029\ufeff',
].join('');
const ACCOUNT = `42${HOSTILE}`;

/** What our own styles, status lines, progress bars and questions may send. */
const OWN =
  /\u001b\[(?:1|2|22|31|32|33|36|39)m|\u001b[78]|\r?\u001b\[\??(?:[02]?K|25[hl]|7[hl]|[\d;]*[ABCDGHJ])/g;
const HARMFUL = /(?![\n\t\u200c\u200d])[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/u;

let database: string;
let hostileFile: string;
let hostileList: string;
let hostileBook: string;
let hostileZip: string;
let post: string;

beforeAll(async () => {
  database = join(folder.path, 'hostile.sqlite');
  const events: string[] = [];
  smallAudience(folder.path, {
    owner: { id: ACCOUNT, handle: `robin` },
    followers: 40,
    days: 30,
    alter(event) {
      if (event.type === 'post') post ??= String(event.id);
      const evil = withHostileTexts(event);
      events.push(JSON.stringify(evil));
      return evil;
    },
  });
  events[0] = JSON.stringify({
    type: 'account',
    id: ACCOUNT,
    platform: 'other',
    handle: `robin${HOSTILE}`,
    name: HOSTILE,
  });
  const deep = join(folder.path, `x${HOSTILE.replaceAll('/', '')}`);
  mkdirSync(deep);
  hostileFile = join(deep, 'events.ndjson');
  const bad = `${HOSTILE.replaceAll('\n', '')}\n{"type":"post","id":"${HOSTILE}"}\n`;
  writeFileSync(hostileFile, `${events.join('\n')}\n${bad}`);
  hostileList = join(deep, 'list.csv');
  const cell = `"${HOSTILE}"`;
  writeFileSync(hostileList, `${cell},handle,${cell}\n${cell},robin${cell},${cell}\n`.repeat(20));
  const inXml = HOSTILE.replaceAll(/\p{Cc}/gu, inWorkbook);
  const rows = [
    [inXml, 'username'],
    [inXml, `robin${inXml}`],
  ];
  hostileBook = join(deep, 'book.xlsx');
  const sheets = [
    { name: inXml, rows },
    { name: 'b', rows },
  ];
  writeFileSync(hostileBook, writeWorkbook(sheets));
  hostileZip = join(deep, 'zip.zip');
  const inside = `a${HOSTILE.replaceAll(/[\\/]/g, '')}.csv`;
  const text = `${cell},username\n${cell},robin${cell}\n`;
  writeFileSync(hostileZip, zipOf({ [inside]: text }));
  // An id with control characters is rejected with its line.
  await runTribe(['import', hostileFile, '--account', '42'], { database });
});

/** As Excel writes a control character. */
function inWorkbook(control: string): string {
  return `_x${control.charCodeAt(0).toString(16).padStart(4, '0')}_`;
}

function withHostileTexts(event: Record<string, unknown> & { type: string }) {
  if (event.type === 'person') {
    const { handle, name, bio } = event;
    return {
      ...event,
      name: `${String(name)}${HOSTILE}`,
      handle: `${String(handle)}${HOSTILE}`,
      bio: `${String(bio)} #h${HOSTILE} ${HOSTILE}`,
      location: HOSTILE,
    };
  }
  if (event.type !== 'post') return event;
  const topics = (event.topics as string[] | undefined)?.map((topic) => `${topic}${HOSTILE}`);
  return { ...event, text: `${String(event.text)} ${HOSTILE}`, ...(topics && { topics }) };
}

function harmIn(written: string): string | undefined {
  const rest = written.replace(OWN, '');
  const found = HARMFUL.exec(rest);
  return found === null ? undefined : printable(rest.slice(0, found.index + 20).slice(-100));
}

const AS_LIST = ['--account', '42', '--as', 'followers', '--at', '2026-01-01', '--map', '2=handle'];

const COMMANDS: (() => string[])[] = [
  () => ['import', hostileFile],
  () => ['import', `${hostileFile}${HOSTILE}`],
  () => ['import', hostileFile, '--account', HOSTILE],
  () => ['import', hostileFile, '--as', HOSTILE],
  () => ['import', hostileList],
  () => ['import', hostileList, '--account', '42', '--at', '2026-01-01', '--map', `${HOSTILE}=id`],
  () => ['import', hostileBook, ...AS_LIST],
  () => ['import', hostileZip, ...AS_LIST],
  () => ['report'],
  () => ['report', '--json'],
  () => ['report', '--from', HOSTILE],
  () => ['topics'],
  () => ['topics', 'add', `Mine${HOSTILE}`, '--keyword', `rust${HOSTILE}`, '--example', post],
  () => ['topics', 'list'],
  () => ['topics', 'list', '--json'],
  () => ['topics', 'remove', `Mine${HOSTILE}`],
  () => ['topics', 'remove', HOSTILE],
  () => ['name'],
  () => ['why', 'topic', HOSTILE],
  () => ['why', 'person', `${HOSTILE} `, '--json'],
  () => ['correct', 'snapshot', HOSTILE, '--doubt'],
  () => ['correct', 'person', HOSTILE, '--follow-churner'],
  () => ['correct', 'post', post, '--topic', `New${HOSTILE}`],
  () => ['correct', 'list'],
  () => ['correct', 'list', '--json'],
  () => ['correct', 'undo', '1'],
  () => ['correct', 'undo', HOSTILE],
  () => ['export', 'communities'],
  () => ['export', HOSTILE],
  () => ['export', 'communities', '--out', join(folder.path, HOSTILE, 'nowhere', 'x')],
  () => ['quarantine'],
  () => ['quarantine', '--json'],
  () => ['quarantine', 'show', '1'],
  () => ['quarantine', 'replay', '1', '--line', HOSTILE],
  () => ['quarantine', 'replay', '1', '--file', HOSTILE],
  () => ['quarantine', 'dismiss', '1'],
  () => ['quarantine', 'dismiss', '1-2'],
  () => ['quarantine', 'dismiss', '--file', HOSTILE],
  () => ['quarantine', 'dismiss', HOSTILE],
  () => ['doctor'],
  () => ['doctor', '--json'],
  () => ['doctor', '--db', join(folder.path, `none${HOSTILE}`)],
  () => ['spending'],
  () => ['spending', '--price', HOSTILE],
  () => ['watch', '--status'],
  () => ['watch', HOSTILE],
  () => ['snapshot'],
  () => ['listen'],
  () => ['connect', HOSTILE],
  () => ['connect', 'x', '--bearer', '-'],
  () => ['connect', 'x', '--forget'],
  () => ['simulate', '--followers', '1', '--days', '1', '--out', join(folder.path, HOSTILE, 'x')],
  () => ['serve', '--port', HOSTILE],
  () => ['serve', '--hosted', HOSTILE],
  () => ['accounts', 'rename', ACCOUNT, `robin${HOSTILE}`, '--name', HOSTILE],
  () => ['accounts', 'rename', '42', `robin${HOSTILE}`, '--name', HOSTILE],
  () => ['accounts'],
  () => ['accounts', '--json'],
  () => ['accounts', 'merge', HOSTILE, '42', '--yes'],
  () => ['accounts', 'unmerge', HOSTILE],
  () => ['accounts', 'remove', HOSTILE, '--yes'],
  () => ['completion', HOSTILE],
  () => ['help', HOSTILE],
  () => ['forget', HOSTILE],
  () => [HOSTILE],
  () => ['report', `--${HOSTILE}`],
];

/** Each of these works out a report anew. */
const SLOW_COMMANDS: (() => string[])[] = [
  () => ['report', '--format', 'md'],
  () => ['report', '--format', 'html'],
  () => ['topics', '--posts'],
  () => ['topics', '--posts', '--json'],
  () => ['why', 'topic', 'politics'],
  () => ['why', 'community', HOSTILE],
  () => ['why', 'person', HOSTILE],
  () => ['export', 'communities', '--format', 'json'],
  () => ['export', 'communities', '--format', 'gexf'],
  () => ['export', 'communities', '--out', join(folder.path, HOSTILE.replaceAll('/', ''))],
  () => ['name', HOSTILE, 'x'],
];

test('every command keeps hostile texts, names and arguments from a terminal', async () => {
  const harmed: unknown[] = [];
  for (const command of [...COMMANDS, ...SLOW_COMMANDS.slice(0, tries(2, Infinity))]) {
    const args = command();
    const { stdout, stderr } = await runTribe(args, { database, typed: '' });
    const harm = harmIn(stdout) ?? harmIn(stderr);
    if (harm !== undefined) harmed.push([args[0], args[1]?.slice(0, 20), harm]);
  }
  expect(harmed).toEqual([]);
});

test('a status line shows control characters instead of obeying them', () => {
  const written = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  onTestFinished(() => written.mockRestore());
  writeStatusLine(HOSTILE);
  expect(harmIn(String(written.mock.calls[0][0]))).toBeUndefined();
});

test('what packages draw moves the cursor and does nothing else', () => {
  const written: string[] = [];
  const before = Object.getOwnPropertyDescriptor(process, 'stderr')!;
  const value = { isTTY: true, columns: 80, rows: 24, write: (text: string) => written.push(text) };
  Object.defineProperty(process, 'stderr', { configurable: true, value });
  try {
    drawingStream().write(`\u001b[2K\u001b[36mDelete ${HOSTILE}?\u001b[39m`);
  } finally {
    Object.defineProperty(process, 'stderr', before);
  }
  expect(written.join('')).toMatch(/^\u001b\[2K\u001b\[36mDelete /u);
  expect(written.join('')).toContain(String.raw`\u{1b}]52;c;ZXZpbA==\u{7}`);
});

test('without colours no escape sequence reaches a terminal', async () => {
  const environment = { NO_COLOR: '1' };
  const { stdout } = await runTribe(['report'], { database, typed: '', environment });
  expect(stdout).not.toContain('\u001b');
});

test('JSON on a terminal is equal to JSON in a pipe', async () => {
  const args = ['export', 'communities', '--format', 'json'];
  const [shown, piped] = [
    await runTribe(args, { database, typed: '' }),
    await runTribe(args, { database }),
  ];
  expect(JSON.parse(shown.stdout)).toEqual(JSON.parse(piped.stdout));
});

test('a pipe gets every byte of an export as it is', async () => {
  const { stdout } = await runTribe(['export', 'communities'], { database });
  expect(stdout).toContain('\u001b]52;c;ZXZpbA==\u0007');
  expect(stdout).toMatch(/\r\n$/);
});
