import * as fc from 'fast-check';
import type { CommunityRow } from '../../src/views/rows/community-row.ts';

const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({
    unit: fc.constantFrom(...'=+-@＝－ \t\r\n",;\'\u0000\u00a0\ufeff\u202e\ud800<&]>x1🏳️‍🌈'),
  }),
);
const orMissing = <Value>(values: fc.Arbitrary<Value>) => fc.option(values, { nil: null });
const time = orMissing(fc.constantFrom('2026-01-02T03:04:05Z', '2026-01-02T03:04:05.678Z'));

/** Rows of which every text is whatever somebody may have typed. */
export const anyCommunityRow: fc.Arbitrary<CommunityRow> = fc.record({
  person_id: text,
  handle: orMissing(text),
  name: orMissing(text),
  community_id: orMissing(text),
  community_label: orMissing(text),
  stability: orMissing(fc.double({ min: 0, max: 1, noNaN: true })),
  is_tribe: orMissing(fc.boolean()),
  followed_at: time,
  followed_after: time,
  followed_before: time,
  engaged_topics: fc.array(text, { maxLength: 3 }),
  reciprocal: fc.boolean(),
  top_interests: fc.array(text, { maxLength: 3 }),
});

/** One follower about whom all is known. */
export const knownRow: CommunityRow = {
  person_id: '1234567890123456789',
  handle: '@bob',
  name: 'Bob "the builder", Ltd',
  community_id: 'rust',
  community_label: 'Rust and compilers',
  stability: 0.98765432,
  is_tribe: true,
  followed_at: null,
  followed_after: '2026-01-01T00:00:00Z',
  followed_before: '2026-01-02T00:00:00Z',
  engaged_topics: ['Programming', 'Politics'],
  reciprocal: false,
  top_interests: ['#rustlang', 'compilers'],
};

/** One of whom only the id is known. */
export const unknownRow: CommunityRow = {
  person_id: '42',
  handle: null,
  name: null,
  community_id: null,
  community_label: null,
  stability: null,
  is_tribe: false,
  followed_at: null,
  followed_after: null,
  followed_before: '2026-01-02T00:00:00Z',
  engaged_topics: [],
  reciprocal: false,
  top_interests: [],
};
