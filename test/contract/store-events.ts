import * as fc from 'fast-check';
import type { AudienceEvent } from '../../src/model/events.ts';
import {
  ACCOUNT_STATUSES,
  DEPARTURE_REASONS,
  ENGAGEMENT_KINDS,
  POST_KINDS,
} from '../../src/model/events.ts';
import type { AccountId, PersonId, PostId } from '../../src/model/ids.ts';
import type { Instant } from '../../src/model/instant.ts';

export const OWNER = 'owner' as AccountId;

export const instant = (at: number): Instant => at as Instant;
export const person = (id: string): PersonId => id as PersonId;
export const post = (id: string): PostId => id as PostId;

/** Ids that a number would mix up, and whose order by bytes is not that by code units. */
const PEOPLE = [
  '9007199254740992',
  '9007199254740993',
  '10',
  '9',
  '\uffee',
  '\u{1d4b3}',
  'did:plc:é',
].map(person);

const POSTS = ['1', '2', '18446744073709551615'].map(post);

/** Few values, so that events meet: also the first days of 1970, when a time looks like a number. */
const at = fc.constantFrom(0, 3, 86_400_000, 1_700_000_000_000, 1_700_000_000_001).map(instant);
const someone = fc.constantFrom(...PEOPLE);
const text = fc.constantFrom('', 'a', 'b\nc', '\u{1f408} "quoted"', 'ﬁ\u0001');
const weight = fc.constantFrom(1, 2, 0.1, 1e-7);

const occurrence = fc.constantFrom(
  { after: 3, before: 3 },
  { after: 3, before: 1_700_000_000_000 },
  { after: -Infinity, before: 3 },
  { after: 3, before: Infinity },
);

/** An event with some of its optional fields; those left out are not there at all. */
function event<Type extends AudienceEvent['type']>(
  type: Type,
  needed: Record<string, fc.Arbitrary<unknown>>,
  optional: Record<string, fc.Arbitrary<unknown>> = {},
): fc.Arbitrary<AudienceEvent> {
  return fc
    .record({ ...needed, ...optional }, { requiredKeys: Object.keys(needed) })
    .map((fields) => ({ type, ...fields }) as unknown as AudienceEvent);
}

/** Events that name the people they are about. */
export const namingEvent: fc.Arbitrary<AudienceEvent> = fc.oneof(
  event(
    'post',
    { id: fc.constantFrom(...POSTS), at, text, kind: fc.constantFrom(...POST_KINDS) },
    {
      lang: fc.constant('en'),
      topics: fc.array(fc.record({ label: text, weight }), { maxLength: 2 }),
      metrics: fc.dictionary(fc.constantFrom('likes', 'views'), fc.nat(3)),
    },
  ),
  event(
    'person',
    { id: someone },
    { at, handle: text, name: text, bio: text, createdAt: at, followers: fc.nat(3) },
  ),
  fc
    .tuple(someone, occurrence)
    .map(([person, times]) => ({ type: 'follow' as const, person, ...times })),
  fc
    .tuple(someone, occurrence, fc.constantFrom(...DEPARTURE_REASONS))
    .map(([person, times, reason]) => ({ type: 'unfollow' as const, person, reason, ...times })),
  event('snapshot', {
    at,
    complete: fc.boolean(),
    ordered: fc.boolean(),
    followers: fc.array(someone, { maxLength: 8 }),
  }),
  event('snapshot', {
    at,
    complete: fc.constant(true),
    ordered: fc.constant(true),
    followers: fc.array(someone, { maxLength: 4 }),
    id: fc.constantFrom('r', 's'),
    part: fc.integer({ min: 0, max: 2 }),
    parts: fc.constant(2),
  }),
  event(
    'engagement',
    { person: someone, kind: fc.constantFrom(...ENGAGEMENT_KINDS), at },
    { post: fc.constantFrom(...POSTS) },
  ),
  event('deletion', { post: fc.constantFrom(...POSTS) }, { at }),
  event('following', { person: someone }, { at }),
  event('unfollowing', { person: someone }, { at }),
);

/** Events that only refer to people. */
export const referringEvent: fc.Arbitrary<AudienceEvent> = fc.oneof(
  event('interest', {
    person: someone,
    term: text.filter((term) => term !== ''),
    weight,
  }),
  event('status', { person: someone, at, status: fc.constantFrom(...ACCOUNT_STATUSES) }),
  fc
    .tuple(someone, someone)
    .filter(([from, to]) => from !== to)
    .map(([from, to]) => ({ type: 'tie' as const, from, to })),
);

export const anyEvent = fc.oneof({ weight: 3, arbitrary: namingEvent }, referringEvent);
