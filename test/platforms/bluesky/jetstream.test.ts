import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readMessage } from '../../../src/platforms/bluesky/live/jetstream-event.ts';
import { liveReportOf } from '../../../src/platforms/bluesky/live/live-report.ts';
import { blueskyServers } from '../../../src/platforms/bluesky/servers.ts';
import { keyAt } from '../../../src/fake-bluesky/network.ts';

const NOW = Date.UTC(2026, 2, 10, 7);
const ALICE = `did:plc:${'a'.repeat(24)}`;
const BOB = `did:plc:${'b'.repeat(24)}`;
const TYPE = 'network.bsky.jetstream.subscribeEvents';

const second = (kind: string, payload: object) =>
  JSON.stringify({
    $type: 'message',
    payload: {
      $type: `${TYPE}#${kind}`,
      seq: 1,
      did: BOB,
      time: '2026-03-10T07:00:00.000123Z',
      ...payload,
    },
  });
const first = (kind: string, content: object) =>
  JSON.stringify({ did: BOB, time_us: NOW * 1000 + 123, kind, [kind]: content });

/** Returns what a message means for Alice. */
function meaning(text: string) {
  const event = readMessage(text);
  return typeof event === 'object' ? liveReportOf(event, ALICE) : event;
}

describe('messages of Jetstream', () => {
  const commit = { operation: 'delete', collection: 'app.bsky.graph.follow', rkey: 'k' };

  it('mean the same in both dialects', () => {
    const rev = keyAt(NOW - 2000);
    const told = meaning(second('commit', { ...commit, rev }));
    const record = `at://${BOB}/app.bsky.graph.follow/k`;
    expect(told).toEqual({
      person: BOB,
      at: NOW - 2000,
      seenAt: NOW,
      what: { kind: 'unfollow', record },
    });
    expect(meaning(first('commit', { ...commit, rev }))).toEqual(told);
  });

  it.each([
    ['far from when the server learnt of it', keyAt(NOW - 3_600_000)],
    ['of another form', '../../etc'],
  ])('have the time of the server if the author claims one %s', (_, rev) => {
    expect(meaning(second('commit', { ...commit, rev }))).toMatchObject({ at: NOW });
  });

  it('say when the server no longer has everything', () => {
    const notice = { $type: `${TYPE}#info`, name: 'OutdatedCursor' };
    expect(readMessage(JSON.stringify({ $type: 'message', payload: notice }))).toBe('gap');
  });

  it('do no harm, whatever is in them', () => {
    const anything = fc.jsonValue({ maxDepth: 3 });
    const record = fc.record({
      subject: fc.oneof(
        anything,
        fc.constant(ALICE),
        fc.record({ uri: fc.constant(`at://${ALICE}/x`) }),
      ),
      reply: anything,
      embed: fc.record({ record: anything }),
      createdAt: anything,
    });
    const collection = fc.constantFrom('follow', 'block').map((name) => `app.bsky.graph.${name}`);
    const written = fc.record({ collection, rkey: fc.string(), record, rev: anything });
    fc.assert(
      fc.property(anything, written, (any, content) => {
        const made = { ...content, operation: 'create' };
        const told = [
          meaning(JSON.stringify(any)),
          meaning(first('commit', made)),
          meaning(second('commit', { ...made, collection: 'app.bsky.feed.post' })),
          ...['account', 'identity', 'sync'].map((kind) => meaning(second(kind, { [kind]: any }))),
        ];
        // Nobody can report anything of somebody else.
        for (const report of told) {
          expect(typeof report === 'object' ? report.person : BOB).toBe(BOB);
        }
      }),
    );
  });
});

it.each(['ws://example.org', 'wss://user@example.org', 'https://example.org', 'wss://a.example,'])(
  'asks no server of Jetstream at %s',
  (address) => {
    expect(() => blueskyServers({ TRIBE_BLUESKY_JETSTREAM: address })).toThrow(/JETSTREAM/);
  },
);
