import * as fc from 'fast-check';
import {
  ACCOUNT_STATUSES,
  DEPARTURE_REASONS,
  ENGAGEMENT_KINDS,
  PLATFORMS,
  POST_KINDS,
} from '../../src/model/events.ts';
import { isId } from '../../src/model/ids.ts';
import { formatInstant } from '../../src/model/instant.ts';

/** Valid events as they stand in a file. */
export type WireEvent = Record<string, unknown> & { type: string };

const id = fc.oneof(
  fc.bigInt({ min: 1n, max: 2n ** 63n }).map(String),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }).filter(isId),
);
const instant = fc.integer({ min: 0, max: 4e12 });
const time = instant.map((at) => formatInstant(at));
/** Not empty, as CSV cannot tell an empty cell from none. */
const text = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 60 })
  .filter((value) => !value.includes('\0'));
const word = text.filter((value) => value.trim() !== '');
const count = fc.nat({ max: 2 ** 40 });
const weight = fc.double({ min: 0, minExcluded: true, max: 1e9, noNaN: true });

const occurrence = fc
  .uniqueArray(instant, { minLength: 2, maxLength: 2 })
  .map(([a, b]) => ({
    after: formatInstant(Math.min(a, b)),
    before: formatInstant(Math.max(a, b)),
  }))
  .chain((span) =>
    fc.constantFrom(span, { after: span.after }, { before: span.before }, { at: span.before }),
  );

function wire<Type extends string>(
  type: Type,
  needed: Record<string, fc.Arbitrary<unknown>>,
  optional: Record<string, fc.Arbitrary<unknown>> = {},
): fc.Arbitrary<WireEvent> {
  return fc
    .record({ ...needed, ...optional }, { requiredKeys: Object.keys(needed) })
    .map((fields) => ({ type, ...fields }));
}

const timed = (type: string, optional = {}): fc.Arbitrary<WireEvent> =>
  fc
    .tuple(wire(type, { person: id }, optional), occurrence)
    .map(([event, times]) => ({ ...event, ...times }));

const topics = fc.uniqueArray(
  fc.oneof(word, fc.record({ label: word }), fc.record({ label: word, weight })),
  { maxLength: 4, selector: (topic) => (typeof topic === 'string' ? topic : topic.label) },
);
const metrics = fc.dictionary(
  text.filter((name) => name !== '__proto__'),
  count,
  { maxKeys: 4 },
);

export const wireEvent: fc.Arbitrary<WireEvent> = fc.oneof(
  wire('account', { id, platform: fc.constantFrom(...PLATFORMS) }, { handle: text, name: text }),
  wire(
    'post',
    { id, at: time, text },
    { kind: fc.constantFrom(...POST_KINDS), lang: text, topics, metrics },
  ),
  wire(
    'person',
    { id },
    {
      handle: text,
      name: text,
      bio: text,
      location: text,
      lang: text,
      createdAt: time,
      at: time,
      followers: count,
      following: count,
    },
  ),
  wire('deletion', { post: id }, { at: time }),
  wire('interest', { person: id, term: word }, { weight }),
  timed('follow'),
  timed('unfollow', { reason: fc.constantFrom(...DEPARTURE_REASONS) }),
  wire(
    'snapshot',
    { at: time, complete: fc.boolean(), followers: fc.array(id, { maxLength: 8 }) },
    { ordered: fc.boolean(), id },
  ),
  wire('snapshot', {
    at: time,
    complete: fc.boolean(),
    followers: fc.array(id, { maxLength: 8 }),
    id,
    part: fc.nat({ max: 3 }),
    parts: fc.integer({ min: 3, max: 9 }),
  }),
  wire('status', { person: id, at: time, status: fc.constantFrom(...ACCOUNT_STATUSES) }),
  wire('engagement', {
    person: id,
    post: id,
    at: time,
    kind: fc.constantFrom(...ENGAGEMENT_KINDS),
  }),
  wire('following', { person: id }, { at: time }),
  wire('unfollowing', { person: id }, { at: time }),
  fc
    .uniqueArray(id, { minLength: 2, maxLength: 2 })
    .map(([from, to]) => ({ type: 'tie', from, to })),
);
