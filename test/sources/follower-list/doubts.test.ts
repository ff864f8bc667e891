import { describe, expect, test } from 'vitest';
import type { ListHints } from '../../../src/model/list-question.ts';
import { UnansweredQuestion } from '../../../src/model/unanswered-question.ts';
import { listedIn, readFile } from '../../support/read-file.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { followersFrom } from './shapes.ts';

const folder = temporaryFolder();
const read = (content: string | Uint8Array, ending = 'csv', hints: ListHints = {}) =>
  readFile(
    { folder: folder.path, name: `rustbelt followers 2026-03-01.${ending}`, content },
    hints,
  );

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
  ])('of %i people is whole: %s', async (count, complete) => {
    expect(listedIn(await read(csv(count))).complete).toBe(complete);
  });

  test('is whole if its owner says so', async () => {
    const file = await read(csv(200), 'csv', { complete: true });
    expect(listedIn(file).complete).toBe(true);
    expect(file.notes.join()).not.toMatch(/cut short/);
  });

  test('is incomplete all the same if a row could not be read', async () => {
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
