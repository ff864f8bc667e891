import { describe, expect, test } from 'vitest';
import type { ListHints } from '../../../src/model/list-question.ts';
import { UnansweredQuestion } from '../../../src/model/unanswered-question.ts';
import { dateFormOf } from '../../../src/sources/follower-list/date-order.ts';
import { planList } from '../../../src/sources/follower-list/plan-list.ts';
import type { Survey } from '../../../src/sources/follower-list/survey.ts';
import { openSource } from '../../../src/sources/registry.ts';
import { zipOf } from '../../support/x-archive/write-archive.ts';
import { listedIn, readFile, type ReadFile } from '../../support/read-file.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { followersFrom } from './shapes.ts';

const folder = temporaryFolder();
const read = (content: string | Uint8Array, ending = 'csv', hints: ListHints = {}) =>
  readFile(
    { folder: folder.path, name: `rustbelt followers 2026-03-01.${ending}`, content },
    hints,
  );

test.each([
  ['a header in the middle', 'username,name\nada,Ada\nusername,name\nbob,Bob\n'],
  ['a table in Markdown', '| username | name |\n|---|:--|\n| ada | Ada |\n| bob | Bob |\n'],
  ['a line sep= of another delimiter', 'sep=,\nusername;name\nada;Ada\nbob;Bob\n'],
])('%s is no person', async (_what, content) => {
  expect(listedIn(await read(content)).followers).toEqual(['handle:ada', 'handle:bob']);
});

test('a zip with one wrong file gives the others, and says what was left out', async () => {
  const zip = zipOf({ 'followers 2026-03-01.csv': csv(3), 'page.csv': '<html><body>' });
  const file = await read(zip, 'zip');
  expect(listedIn(file).followers).toHaveLength(3);
  expect(file.notes.join()).toMatch(/Left out: .*page\.csv is an HTML page/u);
});

test('a list of posts without a date says what is missing', async () => {
  const path = folder.write('rustbelt tweets.csv', 'tweet_id,text\n1,hi\n');
  await expect(openSource(path, (async function* () {})())).rejects.toThrow(
    'known as the date of a post (`tweet_id`, `text`)',
  );
});

test('ids among handles are ids', async () => {
  const { followers } = listedIn(await read('username\n@ada\n1294030472427835393\n'));
  expect(followers).toEqual(['1294030472427835393', 'handle:ada']);
});

test.each([
  ['a^b^c\n1^2^3\n', /begins with: "a\^b\^c".*|names of its columns/u],
  ['{"title":"Unauthorized","status":401,"detail":"Unauthorized"}', /server's error message/u],
  ['[]', /an empty list/u],
])('%j is refused with what it is', async (content, why) => {
  await expect(read(content)).rejects.toThrow(why);
});

describe('a table without a header keeps its first row', () => {
  test.each([
    ['ids', '1000001,ada,Ada\n1000002,bob,Bob\n', { 1: 'id', 2: 'handle' }, ['1000001', '1000002']],
    ['handles', '@ada;Ada;\n@bob;Bob;\n', { 1: 'handle' }, ['handle:ada', 'handle:bob']],
    [
      'addresses',
      'https://x.com/ada\tx\nhttps://x.com/bob\ty\n',
      { 1: 'address' },
      ['handle:ada', 'handle:bob'],
    ],
    ['spoilt ids', '1.29403E+18,ada\n1000002,bob\n', { 1: 'id' }, ['1000002']],
  ] as const)('of %s', async (_what, content, map, followers) => {
    await expect(read(content)).rejects.toThrow(UnansweredQuestion);
    expect(listedIn(await read(content, 'csv', { map })).followers).toEqual(followers);
  });
});

const ADA = { handle: 'ada_l', name: 'Ada', bio: 'Rust', createdAt: Date.UTC(2020, 4, 1) };

test.each([
  ['Benutzername;Name;Beschreibung;Beigetreten am'],
  ['Nutzername;Anzeigename;Biografie;Konto erstellt am'],
  ['Nombre de usuario;Nombre;Biografía;Fecha de creación'],
  ["Nom d'utilisateur;Nom;Biographie;Créé le"],
  ['NOME UTENTE;NOME;DESCRIZIONE;ISCRITTO DAL'],
  ['nome_de_usuario;nome;descricao;criado_em'],
  ['Gebruikersnaam;Naam;Beschrijving;Lid sinds'],
  ['ユーザー名;名前;自己紹介;登録日'],
  ['用户名;昵称;简介;注册时间'],
  ['Имя пользователя;Имя;Описание;Дата регистрации'],
])('columns are known in other languages: %s', async (header) => {
  const { events } = await read(`${header}\nada_l;Ada;Rust;1.5.2020\nbob;Bob;;25.5.2021\n`);
  expect(events[0]).toMatchObject({ type: 'person', ...ADA });
});

test('posts are known in other languages', async () => {
  const { events } = await read(
    'Datum;Beitragstext;Link\n25.3.2026 10:00;hallo;https://x.com/a/status/7\n',
  );
  expect(events).toMatchObject([
    { type: 'post', id: '7', text: 'hallo', at: Date.UTC(2026, 2, 25, 10) },
  ]);
});

test('a column that the owner maps leaves the others as they were found', async () => {
  const rows = 'Wer;Folgt seit;Stand\nada_l;2026-01-05;2026-02-01\n';
  const { events } = await read(rows, 'csv', { map: { Wer: 'handle' } });
  const at = Date.UTC(2026, 0, 5);
  expect(events).toMatchObject([
    { type: 'person', at: Date.UTC(2026, 1, 1) },
    { type: 'follow', before: at },
    { type: 'snapshot', at: Date.UTC(2026, 1, 1) },
  ]);
});

const posts = (...days: string[]): string =>
  `tweet_id,date,text\n${days.map((day, i) => `${i + 1},${day} 10:00,hi\n`).join('')}`;
const timesIn = async (content: string, hints?: ListHints) =>
  (await read(content, 'csv', hints)).events.map((event) => event.type === 'post' && event.at);
const day = (month: number, date: number): number => Date.UTC(2026, month - 1, date, 10);
const ordersAt = (now: number) => dateFormOf([{ on: '3/4/2026' }], { at: 'on' }, now).orders;

describe('the order of day and month', () => {
  test.each([
    ['day first', posts('3/4/2026', '25/3/2026'), [day(4, 3), day(3, 25)]],
    ['month first', posts('3/4/2026', '3/25/2026'), [day(3, 4), day(3, 25)]],
  ])('is that of the other dates: %s', async (_order, content, times) => {
    expect(await timesIn(content)).toEqual(times);
  });

  test('is asked for if no date shows it', async () => {
    const content = posts('3/4/2026', '4/4/2026');
    await expect(read(content)).rejects.toThrow('3/4/2026 10:00 is 2026-04-03 or 2026-03-04)');
    expect(await timesIn(content, { dates: 'month first' })).toEqual([day(3, 4), day(4, 4)]);
  });

  test('is not one that makes a date later than now', () => {
    expect(ordersAt(day(3, 10))).toEqual(['month first']);
    expect(ordersAt(day(5, 10))).toEqual(['day first', 'month first']);
  });
});

test('ids in a column of names are ids', async () => {
  expect(listedIn(await read('Account,Name\n1000001,Ada\n1000002,Bob\n')).followers).toEqual([
    '1000001',
    '1000002',
  ]);
});

test.each([
  ['1.23457E+18', /shortened by a spreadsheet/],
  ['123.0', /decimal number/],
  ['"1,234,567"', /separators/],
  ['nan', /empty or faulty cell/],
  ['NULL', /empty or faulty cell/],
  ['#N/A', /empty or faulty cell/],
  ['did:plc:z72i7hdynmk6r22z27h6tvur', /not of this account's platform: it is an id of Bluesky/],
])('an id %s is rejected with its column, value and what to do', async (id, why) => {
  const file = await read(`user_id,username\n="11",ada\n'12,bob\n${id},cem\n`);
  expect(listedIn(file)).toEqual({ followers: ['11', '12'], complete: false });
  expect(file.rejected).toMatchObject([{ line: 4, reason: expect.stringMatching(why) }]);
  expect(file.rejected[0]!.reason).toMatch(/^`user_id` \(?".*(?:again|row|account)/);
  expect(file.notes.join()).toContain('Correct the rejected rows');
  expect(file.notes.join()).not.toContain('--complete');
});

test('an address in a list of numbers does not make it one of Bluesky', async () => {
  const content = 'id,username,url\n11,ada,https://bsky.app/profile/ada.example\n12,bob,\n';
  const path = folder.write('rustbelt followers 2026-03-02.csv', content);
  const source = await openSource(path, (async function* () {})());
  await source.close();
  expect(source.unnamed?.platform).not.toBe('bluesky');
});

test.each([
  ['15 digits', ['1294030472427830000'], /ends in zeros/],
  ['17 digits', ['1294030472427831000', '1294030472427835300'], /ends in zeros/],
])('one or two ids with %s are rounded', async (_what, ids, why) => {
  const spoilt = await read(`user_id,name\n${ids.map((id) => `${id},x\n`).join('')}`).catch(
    (error: unknown) => error as ReadFile,
  );
  expect(spoilt.rejected.map(({ reason }) => reason)).toEqual(
    ids.map(() => expect.stringMatching(why)),
  );
  const among = ['11', '12', '13', ...ids];
  expect(listedIn(await read(`user_id\n${among.join('\n')}\n`)).followers).toHaveLength(
    among.length,
  );
});

test('a plain list of ids that a spreadsheet has shortened is incomplete', async () => {
  const file = await read('1.29403E+18\n11\n12\n', 'txt');
  expect(listedIn(file)).toEqual({ followers: ['11', '12'], complete: false });
  expect(file.rejected).toMatchObject([{ line: 1, reason: expect.stringMatching(/shortened/) }]);
});

test('an ambiguous date does not mean a day after now', () => {
  const survey: Survey = {
    columns: ['user_id'],
    sample: [{ user_id: '11' }],
    rows: 1,
    rejected: 0,
    rejection: undefined,
    first: {},
    last: {},
    digest: '',
  };
  const datesAt = (now: number) => {
    const names = { file: 'followers 07-08-2026.csv', list: '' };
    const planned = planList(survey, names, {}, now);
    return 'plan' in planned ? planned.plan.at : planned.question.proposal.at;
  };
  const [july, august] = [Date.UTC(2026, 6, 8), Date.UTC(2026, 7, 7)];
  expect(datesAt(august)).toEqual([august, july]);
  expect(datesAt(july)).toBe(july);
  expect(datesAt(0)).toEqual([]);
});

const csv = (count: number): string =>
  `user_id\n${followersFrom(0, count)
    .map(({ id }) => `${id}\n`)
    .join('')}`;

describe('a list of a round length', () => {
  test.each([
    [50, true],
    [100, false],
    [149, true],
    [150, false],
    [300, false],
    [1000, false],
    [1050, true],
    [1100, false],
    [2500, false],
  ])('of %i people is complete: %s', async (count, complete) => {
    expect(listedIn(await read(csv(count))).complete).toBe(complete);
  });

  test('is complete if its owner says so', async () => {
    const file = await read(csv(200), 'csv', { complete: true });
    expect(listedIn(file).complete).toBe(true);
    expect(file.notes.join()).not.toMatch(/cut short/);
  });

  test('is still incomplete if a row could not be read', async () => {
    const file = await read(`${csv(20)}1.29403E+18\n`, 'csv', { complete: true });
    expect(listedIn(file).complete).toBe(false);
  });

  test('in another encoding is incomplete, and says how to save it', async () => {
    const macRoman = Buffer.from(`${csv(3)}9,caf`).toString('latin1') + '\x8e\n';
    const file = await read(
      Buffer.from(macRoman.replaceAll(/^user_id/g, 'user_id,name'), 'latin1'),
    );
    expect(file.rejected).toEqual([
      { line: 5, reason: 'the line is not UTF-8: save the file as UTF-8 and import it again' },
    ]);
    expect(listedIn(file).complete).toBe(false);
  });

  const users = followersFrom(0, 200).map(({ id }) => ({ id, username: `u${id}` }));
  test.each([
    ['the last cursor', { users, next_cursor: 0 }, true],
    ['no next page', { users, page_info: { has_next_page: false, end_cursor: 'x' } }, true],
    ['the number of all', { users, total: 200 }, true],
    ['a next page', { users, page_info: { has_next_page: true, end_cursor: null } }, false],
  ])('with %s', async (_what, value, complete) => {
    expect(listedIn(await read(JSON.stringify(value), 'json')).complete).toBe(complete);
  });
});
