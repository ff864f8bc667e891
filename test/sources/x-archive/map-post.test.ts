import { describe, expect, test } from 'vitest';
import { mapNote, Notes } from '../../../src/sources/x-archive/map-notes.ts';
import { mapPost } from '../../../src/sources/x-archive/map-post.ts';
import { parseArchiveTime } from '../../../src/sources/x-archive/map-time.ts';
import { timeOfId } from '../../../src/model/snowflake.ts';
import { OWNER, tweet } from '../../support/x-archive/archive-contents.ts';

const TIME = '2023-05-01T10:00:00Z';

function postOf(text: string, more: Record<string, unknown> = {}, notes = new Notes()) {
  const [post] = mapPost({ tweet: tweet(TIME, text, more) }, OWNER, notes);
  return post;
}

const replyTo = (id: string | undefined, handle?: string): Record<string, unknown> => ({
  in_reply_to_status_id_str: '5',
  ...(id !== undefined && { in_reply_to_user_id_str: id }),
  ...(handle !== undefined && { in_reply_to_screen_name: handle }),
});
const linkTo = (address: string): Record<string, unknown> => ({
  entities: { urls: [{ url: 'https://t.co/a', expanded_url: address }] },
});

describe('the kind of a post', () => {
  test.each<[string, string, Record<string, unknown>, string]>([
    ['plain', 'tea', {}, 'original'],
    ['that speaks of retweets', 'RT if you like tea', {}, 'original'],
    ['repeated', 'RT @ada: tea', {}, 'repost'],
    ['repeated by hand', 'RT @ada tea', {}, 'repost'],
    ['repeated, and it was a reply', 'RT @ada: @bob tea', replyTo('9'), 'repost'],
    ['to somebody', '@ada tea', replyTo('9', 'ada'), 'reply'],
    ['to somebody whose account is gone', '@ada tea', replyTo(undefined), 'reply'],
    ['that goes on a thread', 'and tea', replyTo(OWNER.id, OWNER.handle), 'original'],
    [
      'that goes on a thread by name',
      `@${OWNER.handle} tea`,
      replyTo(OWNER.id, OWNER.handle),
      'original',
    ],
    ['that goes on a thread under an old name', '@old tea', replyTo(OWNER.id, 'old'), 'original'],
    ['that goes on a talk with somebody', '@ada and tea', replyTo(OWNER.id, OWNER.handle), 'reply'],
    ['about a post', 'tea https://t.co/a', linkTo('https://twitter.com/ada/status/12'), 'quote'],
    ['about a post on x.com', 'tea', linkTo('https://x.com/i/status/12?s=20'), 'quote'],
    ['with a link to a photo', 'tea', linkTo('https://x.com/a/status/12/photo/1'), 'original'],
    ['with a link to a person', 'tea', linkTo('https://x.com/ada'), 'original'],
    [
      'to somebody about a post',
      '@ada',
      { ...replyTo('9'), ...linkTo('https://x.com/b/status/1') },
      'reply',
    ],
    [
      'that links to itself',
      'tea…',
      { id_str: '12', ...linkTo('https://twitter.com/i/status/12') },
      'original',
    ],
  ])('%s', (_, text, more, kind) => {
    expect(postOf(text, more)).toMatchObject({ kind });
  });
});

const long = (about: string): string =>
  `${about} is a subject that takes more than two hundred and eighty characters to say. `
    .repeat(6)
    .trim();
const note = (text: string, createdAt: string, more: object = {}) =>
  mapNote({ noteTweet: { noteTweetId: '1', createdAt, core: { text, urls: [] }, ...more } })!;
const cut = (text: string): string => `${text.slice(0, 200)}…`;

const notesOf = (...list: ReturnType<typeof note>[]): Notes => {
  const notes = new Notes();
  for (const one of list) notes.add(one);
  return notes;
};

describe('long posts', () => {
  test('get their whole text by its beginning', () => {
    const notes = notesOf(note(long('Tea'), TIME), note(long('Rust'), TIME));
    expect(postOf(`${cut(long('Rust'))} https://t.co/x`, {}, notes).text).toBe(long('Rust'));
  });

  test('get the nearest in time if two begin alike', () => {
    const early = `${long('Tea')} Early.`;
    const late = `${long('Tea')} Late.`;
    const notes = notesOf(note(early, '2023-04-01T00:00:00Z'), note(late, '2023-05-01T09:59:59Z'));
    expect(postOf(cut(late), {}, notes).text).toBe(late);
  });

  test('get it even after mentions, escaped, and with other links', () => {
    const text = `R&D > ${long('Tea')}`.replace('subject', 'subject (https://t.co/one)');
    const written = cut(text.replace('one)', 'two)')).replace('&', '&amp;').replace('>', '&gt;');
    expect(postOf(`@ada @bob ${written}`, replyTo('9'), notesOf(note(text, TIME))).text).toBe(text);
  });

  test('get it by id, if the note has one', () => {
    const notes = notesOf(note('something else', TIME, { tweetId: '77' }));
    expect(postOf('short', { id_str: '77' }, notes).text).toBe('something else');
  });

  test('stay unchanged if no note has their beginning, or if they are short', () => {
    const notes = notesOf(note(long('Tea'), TIME));
    expect(postOf(cut(long('Rust')), {}, notes).text).toBe(cut(long('Rust')));
    expect(postOf('Tea is a subject…', {}, notes).text).toBe('Tea is a subject…');
    expect(postOf(`RT @ada: ${cut(long('Tea'))}`, {}, notes).text).toMatch(/^RT @ada: Tea/);
  });
});

test.each([
  ['Sat Feb 18 12:33:11 +0000 2023', '2023-02-18T12:33:11Z'],
  ['2013-09-07 05:27:57 +0000', '2013-09-07T05:27:57Z'],
  ['2013-09-07 05:27:57 -0330', '2013-09-07T08:57:57Z'],
  ['2023-08-31T08:57:45.244Z', '2023-08-31T08:57:45.244Z'],
  ['Sat Foo 18 12:33:11 +0000 2023', undefined],
  ['Sat Feb 31 12:33:11 +0000 2023', undefined],
  ['18.2.2023', undefined],
])('the time %s', (text, expected) => {
  expect(parseArchiveTime(text)).toBe(expected === undefined ? undefined : Date.parse(expected));
});

test.each([
  // Posts of published examples, with the second in which they were made.
  ['1050118621198921728', '2018-10-10T20:19:24Z'],
  ['1690395372546301952', '2023-08-12T16:10:37Z'],
])('the time in the id %s', (id, expected) => {
  expect(Math.floor(timeOfId(id)! / 1000) * 1000).toBe(Date.parse(expected));
});

test.each(['783214', '4012059555', '99999999999999999', '10000000000000000000', 'abc'])(
  'the id %s has no time',
  (id) => {
    expect(timeOfId(id)).toBeUndefined();
  },
);
