import { expect, test } from 'vitest';
import { ClockNotes } from '../../../src/app/import/clock-notes.ts';
import { parseEvent } from '../../../src/model/parse-event.ts';

const NOW = Date.UTC(2026, 2, 1);

function notesOn(...events: object[]): string[] {
  const notes = new ClockNotes('x', NOW);
  events.forEach((wire, at) => {
    const parsed = parseEvent(wire);
    if ('event' in parsed) notes.add([{ event: parsed.event, line: at + 1 }]);
  });
  return notes.notes();
}

const post = (at: string): object => ({ type: 'post', id: at, at, text: 'a' });

test('impossible times are named with the first line, and possible ones are not', () => {
  expect(notesOn(post('2006-03-02T00:00:00Z'), post('2026-03-01T12:00:00Z'))).toEqual([]);
  const found = notesOn(
    post('1999-01-01T00:00:00Z'),
    post('1970-01-21T12:19:04Z'),
    { type: 'follow', person: '1', after: '2026-01-01T00:00:00Z', before: '2031-01-01T00:00:00Z' },
    { type: 'follow', person: '2', after: '2026-01-01T00:00:00Z' },
    post('1970-01-21T12:20:00Z'),
  );
  expect(found).toEqual([
    '1 event has a time before the platform existed, 1 Mar 2006 (line 1: 1999-01-01T00:00:00Z). No figure uses it.',
    '2 events have times near 1970, because seconds were read as milliseconds (line 2: 1970-01-21T12:19:04Z). No figure uses them.',
    '1 event has a time after now (line 3: 2031-01-01T00:00:00Z). No figure uses it.',
  ]);
});

test('on a platform that we don’t know, a time before the first networks is named, and counts', () => {
  const notes = new ClockNotes('other', NOW);
  for (const at of ['1999-03-01T00:00:00Z', '2004-03-01T00:00:00Z']) {
    const parsed = parseEvent({ type: 'snapshot', at, complete: true, followers: ['1'] });
    if ('event' in parsed) notes.add([{ event: parsed.event, line: 1 }]);
  }
  expect(notes.notes()).toEqual([
    '1 event has a time before the first social networks, 1 Jan 2003 (line 1: 1999-03-01T00:00:00Z). If that is a mistake, correct the date and import the file again.',
  ]);
});

test.each([
  ['+058127-10-04T00:00:00.000Z', 'milliseconds were read as seconds; it may be 2026-02-27'],
  ['58127-10-04T00:00:00Z', 'milliseconds were read as seconds; it may be 2026-02-27'],
  [1772323200, 'must be written as 2026-03-01T00:00:00Z'],
  [1772323200000, 'must be written as 2026-03-01T00:00:00Z'],
])('the reason of a rejected time suggests what it means: %j', (at, hint) => {
  expect(parseEvent({ type: 'post', id: '1', at, text: 'a' })).toEqual({
    rejection: expect.stringContaining(hint),
  });
});
