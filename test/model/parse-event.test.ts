import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseEvent, parseLine } from '../../src/model/parse-event.ts';
import { wireEvent } from '../support/wire-events.ts';
import { tries } from '../support/soak.ts';

const NOON = Date.UTC(2024, 2, 1, 12);
const at = '2024-03-01T12:00:00Z';

/** The event that was read; fails the test where there is none. */
function eventOf(value: unknown): unknown {
  const parsed = parseEvent(value);
  if ('rejection' in parsed) throw new Error(parsed.rejection);
  return parsed.event;
}

function rejectionOf(value: unknown): string {
  const parsed = parseEvent(value);
  return 'rejection' in parsed ? parsed.rejection : `accepted: ${JSON.stringify(parsed.event)}`;
}

describe('any input', () => {
  test('of JSON gives an event or a reason, never an exception', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 6 }), (value) => {
        const parsed = parseEvent(value);
        expect('rejection' in parsed ? parsed.rejection.length > 5 : 'event' in parsed).toBe(true);
      }),
    );
  });

  test('of text gives an event or a reason', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(parseLine(text)).toHaveProperty('rejection');
      }),
    );
  });

  test('never throws with one spoiled field, and keeps its type if accepted', () => {
    fc.assert(
      fc.property(wireEvent, fc.nat(), fc.jsonValue({ maxDepth: 2 }), (event, choice, junk) => {
        const names = Object.keys(event).filter((name) => name !== 'type');
        const parsed = parseEvent({ ...event, [names[choice % names.length]]: junk });
        const sound =
          'event' in parsed ? parsed.event.type === event.type : parsed.rejection.includes('`');
        expect(sound).toBe(true);
      }),
    );
  });

  test('of a valid event is accepted', () => {
    fc.assert(
      fc.property(wireEvent, (event) => {
        expect(eventOf(event)).toHaveProperty('type', event.type);
      }),
      { numRuns: tries(300, 3000) },
    );
  });

  test('may have unknown fields, which are ignored, and null, which counts as missing', () => {
    const plain = { type: 'person', id: '7' };
    expect(eventOf({ ...plain, bio: null, at: null, followers: null, shoeSize: 43 })).toEqual(
      plain,
    );
    expect(eventOf({ ...plain, deep: JSON.parse('['.repeat(500) + ']'.repeat(500)) })).toEqual(
      plain,
    );
  });

  test('cannot change a prototype through its keys', () => {
    const line = `{"__proto__":{"platform":"x"},"type":"account","id":"1","constructor":1}`;
    expect(parseLine(line)).toEqual({ rejection: '`platform` is missing' });
    const post = `{"type":"post","id":"1","at":"${at}","text":"","metrics":{"__proto__":5}}`;
    expect(parseLine(post)).toHaveProperty('rejection');
    expect(parseEvent({ type: 'constructor' })).toHaveProperty('rejection');
  });

  test('may be nested a hundred thousand deep, and is rejected or ignored without a crash', () => {
    const deep = '['.repeat(100_000) + ']'.repeat(100_000);
    expect(parseLine(deep)).toHaveProperty('rejection');
    expect(parseLine(`{"type":"person","id":"1","x":${deep}}`)).toHaveProperty('event');
  });
});

describe('ids', () => {
  test('beyond 2^53 keep every digit', () => {
    expect(eventOf({ type: 'person', id: '18446744073709551615' })).toEqual({
      type: 'person',
      id: '18446744073709551615',
    });
  });

  test('are rejected as numbers, with the reason', () => {
    expect(rejectionOf({ type: 'tie', from: 12, to: '13' })).toMatch(/`from`.*must be text.*2\^53/);
  });
});

function follow(times: object): object {
  return { type: 'follow', person: '1', ...times };
}

describe('times of follows and unfollows', () => {
  test.each([
    [{ at }, { after: NOON, before: NOON }],
    [{ before: at }, { after: -Infinity, before: NOON }],
    [{ after: at }, { after: NOON, before: Infinity }],
    [
      { after: at, before: '2024-03-01T12:00:00.001Z' },
      { after: NOON, before: NOON + 1 },
    ],
    [
      { after: '2024-01-01T00:00:00Z', before: at, at },
      { after: NOON, before: NOON },
    ],
  ])('%j', (times, occurrence) => {
    expect(eventOf(follow(times))).toEqual({ type: 'follow', person: '1', ...occurrence });
  });

  test.each([
    [{}, /the time is missing/],
    [{ at: null }, /the time is missing/],
    [{ after: at, before: at }, /`after` \(2024-03-01T12:00:00Z\) is not before `before`/],
    [{ after: at, before: '2024-02-01T00:00:00Z' }, /is not before/],
    [{ at, after: at }, /`at` .* is not later than `after`/],
    [{ at, before: '2024-02-01T00:00:00Z' }, /`at` .* is later than `before`/],
    [{ at: '2024-02-30T00:00:00Z' }, /`at` \("2024-02-30T00:00:00Z"\) is not a time/],
    [{ at: NOON }, /`at` \(\d+\) is not a time/],
  ])('%j is refused', (times, reason) => {
    expect(rejectionOf(follow(times))).toMatch(reason);
  });
});

describe('missing fields', () => {
  test('get their defaults', () => {
    expect(eventOf({ type: 'post', id: '1', at, text: '' })).toEqual({
      type: 'post',
      id: '1',
      at: NOON,
      text: '',
      kind: 'original',
    });
    expect(eventOf({ type: 'unfollow', person: '1', at })).toMatchObject({ reason: 'unknown' });
    expect(eventOf({ type: 'interest', person: '1', term: 'tea' })).toMatchObject({ weight: 1 });
    expect(eventOf({ type: 'snapshot', at, complete: true, followers: [] })).toEqual({
      type: 'snapshot',
      at: NOON,
      complete: true,
      ordered: false,
      followers: [],
    });
  });

  test('allow topics as labels or labels with weights', () => {
    const topics = ['tea', { label: 'rust' }, { label: 'go', weight: 0.25 }];
    expect(eventOf({ type: 'post', id: '1', at, text: '', topics })).toMatchObject({
      topics: [
        { label: 'tea', weight: 1 },
        { label: 'rust', weight: 1 },
        { label: 'go', weight: 0.25 },
      ],
    });
  });

  test('allow parts counted from 0 or from 1', () => {
    const short = { type: 'snapshot', at, followers: ['1'], incomplete: 'next page' };
    expect(eventOf({ ...short, complete: false })).toMatchObject({ incomplete: 'next page' });
    expect(rejectionOf({ ...short, complete: true })).toMatch('`complete` is true');
    expect(rejectionOf({ ...short, complete: false, incomplete: 'no' })).toMatch('is not one of');
    const snapshot = { type: 'snapshot', at, complete: true, followers: ['1'], id: 'r', parts: 2 };
    for (const part of [0, 1, 2]) expect(eventOf({ ...snapshot, part })).toMatchObject({ part });
    expect(rejectionOf({ ...snapshot, part: 3 })).toMatch(
      /`part` \(3\) is more than `parts` \(2\)/,
    );
  });

  test('allow a mention without a post, but no like', () => {
    expect(eventOf({ type: 'engagement', person: '1', kind: 'mention', at })).toMatchObject({
      person: '1',
      kind: 'mention',
    });
    expect(rejectionOf({ type: 'engagement', person: '1', kind: 'like', at })).toMatch(/`post`/);
  });
});

describe('texts in events', () => {
  test('keep unusual but whole characters', () => {
    const bio = '\u202eabc\u0007 👩‍👩‍👧 \ufffd ＡＢ\tzero\u200bwidth';
    expect(eventOf({ type: 'person', id: '1', bio })).toEqual({ type: 'person', id: '1', bio });
  });

  test('name the place of a bad id in a follower list', () => {
    const followers = ['1', '2', 3];
    expect(rejectionOf({ type: 'snapshot', at, complete: true, followers })).toMatch(
      /`followers\[2\]` is the number 3/,
    );
  });

  test('never repeat a long value in full', () => {
    const reason = rejectionOf({ type: 'x'.repeat(1_000_000) });
    expect(reason.length).toBeLessThan(300);
    const parsed = parseLine(`{"type": ${'z'.repeat(1_000_000)}`);
    expect('rejection' in parsed && parsed.rejection.length).toBeLessThan(300);
  });
});
