/** A line that must be set aside, and why. */
export interface BadLine {
  line: string | Buffer;
  reason: RegExp;
  /** What is kept of it, where that is not the line itself. */
  text?: string;
}

const at = '2024-03-01T12:00:00Z';
const json = (fields: object): string => JSON.stringify(fields);
const bad = (line: string | Buffer, reason: RegExp, text?: string): BadLine =>
  text === undefined ? { line, reason } : { line, reason, text };

const follow = (fields: object, reason: RegExp): BadLine =>
  bad(json({ type: 'follow', person: '1', ...fields }), reason);
const unfollow = (fields: object, reason: RegExp): BadLine =>
  bad(json({ type: 'unfollow', person: '1', at, ...fields }), reason);
const post = (fields: object, reason: RegExp): BadLine =>
  bad(json({ type: 'post', id: 'p1', at, text: 'tea', ...fields }), reason);
const person = (fields: object, reason: RegExp): BadLine =>
  bad(json({ type: 'person', id: '1', ...fields }), reason);
const snapshot = (fields: object, reason: RegExp): BadLine =>
  bad(json({ type: 'snapshot', at, complete: true, followers: ['1'], ...fields }), reason);
const interest = (fields: object, reason: RegExp): BadLine =>
  bad(json({ type: 'interest', person: '1', term: 'tea', ...fields }), reason);
const status = (fields: object, reason: RegExp): BadLine =>
  bad(json({ type: 'status', person: '1', at, status: 'active', ...fields }), reason);
const engagement = (fields: object, reason: RegExp): BadLine =>
  bad(json({ type: 'engagement', person: '1', post: 'p', kind: 'like', at, ...fields }), reason);
const tie = (fields: object, reason: RegExp): BadLine =>
  bad(json({ type: 'tie', from: '1', to: '2', ...fields }), reason);

const NOT_JSON = [
  'hello',
  '{',
  '}',
  '{"type":"follow"',
  '{"type":"follow","person":"1","at":"2024-03-01T12:00:00Z"',
  "{'type':'follow'}",
  '{type:"follow"}',
  '{"type":"follow",}',
  '{"type":"follow"}{"type":"follow"}',
  '{"type":"person","id":"1","bio":"\u0001"}',
  '{"type":"person","id":"1","bio":"\\x41"}',
  'undefined',
  'NaN',
  '// a comment',
  '"half a string',
  '[1,',
  '<xml/>',
  'follow,1,2024-03-01T12:00:00Z',
].map((line) => bad(line, /^not JSON/));

const NOT_AN_OBJECT = ['[]', '"follow"', '7', 'true', 'null', '[{"type":"follow"}]'].map((line) =>
  bad(line, /not an object/),
);

const TYPES = [
  bad('{}', /`type` is missing/),
  bad('{"type":null}', /`type` is missing/),
  bad('{"type":"folow","person":"1"}', /`type` \("folow"\) is not one of account, post/),
  bad('{"type":"Follow","person":"1"}', /is not one of/),
  bad('{"type":7}', /is not one of/),
  bad('{"type":{"a":1}}', /`type` \(an object\)/),
  bad('{"type":"__proto__"}', /is not one of/),
  bad('{"type":"constructor"}', /is not one of/),
  bad('{"type":"toString"}', /is not one of/),
  bad('{"__proto__":{"type":"follow"},"person":"1"}', /`type` is missing/),
];

const IDS = [
  follow({ person: undefined, at }, /`person` is missing/),
  follow({ person: null, at }, /`person` is missing/),
  follow({ person: 12345, at }, /the number 12345; ids must be text/),
  bad(`{"type":"follow","person":1234567890123456789,"at":"${at}"}`, /ids must be text/),
  follow({ person: '', at }, /`person` is empty/),
  follow({ person: ' 1', at }, /starts or ends with a space/),
  follow({ person: '1\n', at }, /starts or ends with a space/),
  follow({ person: '1\n2', at }, /control character/),
  follow({ person: 'a\u0000b', at }, /control character/),
  follow({ person: 'a\u0085b', at }, /control character/),
  follow({ person: 'a\u2028b', at }, /control character/),
  bad(`{"type":"follow","person":"\\ud800","at":"${at}"}`, /lone surrogate/),
  follow({ person: 'x'.repeat(321), at }, /321 characters; an id has at most 320/),
  follow({ person: ['1'], at }, /`person` is a list; ids must be text/),
  follow({ person: { id: '1' }, at }, /`person` is an object; ids must be text/),
  follow({ person: true, at }, /ids must be text/),
];

const TIMES = [
  follow({}, /the time is missing/),
  follow({ at: null, after: null }, /the time is missing/),
  follow({ at: '2024-02-30T00:00:00Z' }, /`at` \("2024-02-30T00:00:00Z"\) is not a time/),
  follow({ at: '2023-02-29T00:00:00Z' }, /is not a time/),
  follow({ at: '2024-13-01T00:00:00Z' }, /is not a time/),
  follow({ at: '2024-03-01T25:00:00Z' }, /is not a time/),
  follow({ at: '2024-03-01' }, /is not a time/),
  follow({ at: '2024-03-01T12:00:00' }, /is not a time/),
  follow({ at: 'yesterday' }, /is not a time/),
  follow({ at: '' }, /is not a time/),
  follow({ at: 1709294400 }, /`at` \(1709294400\) is not a time/),
  follow({ at: '1969-07-20T20:17:00Z' }, /is not a time/),
  follow({ at: '2100-01-01T00:00:00Z' }, /is not a time/),
  follow({ at: 'Fri Mar 01 12:00:00 +0000 2024' }, /is not a time/),
  follow({ after: at, before: at }, /`after` .* is not before `before`/),
  follow({ after: at, before: '2024-02-01T00:00:00Z' }, /is not before `before` \(2024-02-01/),
  follow({ at, after: at }, /`at` .* is not later than `after`/),
  follow({ at, before: '2024-02-01T00:00:00Z' }, /`at` .* is later than `before`/),
  follow({ after: at, before: 'soon' }, /`before` \("soon"\) is not a time/),
  unfollow({ at: undefined }, /the time is missing/),
  unfollow({ at: undefined, after: at, before: at }, /is not before/),
];

const CHOICES = [
  unfollow({ reason: 'bored' }, /`reason` \("bored"\) is not one of/),
  unfollow({ reason: 1 }, /`reason` \(1\) is not one of/),
  post({ kind: 'thread' }, /`kind` \("thread"\) is not one of original/),
  status({ status: 'gone' }, /`status` \("gone"\) is not one of active/),
  status({ status: undefined }, /`status` is missing/),
  status({ at: undefined }, /`at` is missing/),
  engagement({ kind: 'love' }, /`kind` \("love"\) is not one of like/),
  engagement({ kind: undefined }, /`kind` is missing/),
  engagement({ post: undefined }, /`post` is missing: the engagement like needs the post/),
  engagement({ post: 7 }, /`post` is the number 7; ids must be text/),
  engagement({ at: undefined }, /`at` is missing/),
  bad('{"type":"deletion"}', /`post` is missing/),
  bad(json({ type: 'account', id: '1', platform: 'myspace' }), /`platform` \("myspace"\)/),
  bad(json({ type: 'account', id: '1' }), /`platform` is missing/),
  bad(json({ type: 'account', platform: 'x' }), /`id` is missing/),
  bad(json({ type: 'account', id: '2', platform: 'x' }), /account 2, but this import is into/),
];

const NUMBERS = [
  person({ followers: -1 }, /`followers` \(-1\) is not a whole number/),
  person({ followers: 1.5 }, /`followers` \(1.5\)/),
  person({ followers: '12' }, /`followers` \("12"\)/),
  bad('{"type":"person","id":"1","following":1e400}', /`following` \(Infinity\)/),
  person({ following: 2 ** 60 }, /`following`/),
  interest({ weight: -1 }, /`weight` \(-1\) is not a number above 0/),
  interest({ weight: 0 }, /`weight` \(0\)/),
  bad('{"type":"interest","person":"1","term":"tea","weight":1e999}', /`weight` \(Infinity\)/),
  interest({ weight: '1' }, /`weight` \("1"\)/),
  post({ metrics: { likes: -3 } }, /`metrics\["likes"\]` \(-3\) is not a number of at least 0/),
  post({ metrics: { likes: 'many' } }, /`metrics\["likes"\]` \("many"\)/),
  post({ metrics: [1] }, /`metrics` is a list/),
  post({ metrics: 5 }, /`metrics` is the number 5/),
  bad(
    `{"type":"post","id":"p","at":"${at}","text":"","metrics":{"__proto__":1}}`,
    /contains the name `__proto__`/,
  ),
];

const TEXTS = [
  post({ text: undefined }, /`text` is missing/),
  post({ text: 7 }, /`text` is the number 7, not text/),
  post({ text: 'a\u0000b' }, /`text` contains a NUL/),
  bad(`{"type":"post","id":"p","at":"${at}","text":"\\udc00"}`, /lone surrogate/),
  post({ id: undefined }, /`id` is missing/),
  post({ at: undefined }, /`at` is missing/),
  person({ bio: { text: 'tea' } }, /`bio` is an object, not text/),
  person({ bio: 'x'.repeat(20_001) }, /`bio` has 20001 characters; at most 20000/),
  person({ handle: ['a'] }, /`handle` is a list/),
  person({ createdAt: 'long ago' }, /`createdAt` \("long ago"\)/),
  interest({ term: '' }, /`term` is empty/),
  interest({ term: '  ' }, /`term` is empty/),
  interest({ term: undefined }, /`term` is missing/),
  interest({ term: 'x'.repeat(501) }, /`term` has 501 characters/),
  post({ topics: 'tea' }, /`topics` is text, not a list/),
  post({ topics: [7] }, /`topics\[0\]` is the number 7/),
  post({ topics: [''] }, /`topics\[0\]` is empty/),
  post({ topics: [{ weight: 1 }] }, /`topics\[0\]\.label` is not text/),
  post({ topics: ['tea', { label: 'go', weight: -1 }] }, /`topics\[1\]\.weight` \(-1\)/),
  post({ topics: ['tea', 'tea'] }, /`topics` names "tea" twice/),
  post({ topics: Array.from({ length: 101 }, String) }, /`topics` has 101 entries/),
];

const SNAPSHOTS = [
  snapshot({ complete: undefined }, /`complete` is missing/),
  snapshot({ complete: 'yes' }, /`complete` \("yes"\) is neither true nor false/),
  snapshot({ followers: undefined }, /`followers` is missing/),
  snapshot({ followers: '1;2' }, /`followers` is text, not a list/),
  snapshot({ followers: 443 }, /`followers` is the number 443/),
  snapshot({ followers: ['1', 2] }, /`followers\[1\]` is the number 2; ids must be text/),
  snapshot({ followers: ['1', null] }, /`followers\[1\]` is null/),
  snapshot({ followers: ['1', ''] }, /`followers\[1\]` is empty/),
  snapshot({ at: undefined }, /`at` is missing/),
  snapshot({ ordered: 1 }, /`ordered` \(1\)/),
  snapshot({ id: 'r', part: 3, parts: 2 }, /`part` \(3\) is more than `parts` \(2\)/),
  snapshot({ part: 1, parts: 2 }, /`id` is missing/),
  snapshot({ id: 'r', part: 1 }, /`parts` is missing/),
  snapshot({ id: 'r', parts: 2 }, /`part` is missing/),
  snapshot({ id: 'r', part: -1, parts: 2 }, /`part` \(-1\)/),
  snapshot({ id: 'r', part: 1, parts: 0 }, /`parts` \(0\)/),
];

const TIES = [
  tie({ to: '1' }, /the same person/),
  tie({ to: undefined }, /`to` is missing/),
  tie({ from: 1 }, /`from` is the number 1/),
  bad(json({ type: 'following', at }), /`person` is missing/),
  bad(json({ type: 'unfollowing', person: '1', at: 'x' }), /`at` \("x"\)/),
];

const BYTES = [
  bad(
    Buffer.from('{"type":"person","id":"caf\xe9"}', 'latin1'),
    /not UTF-8/,
    '{"type":"person","id":"caf\ufffd"}',
  ),
  bad(Buffer.from([0xff, 0xfe, 0x80]), /not UTF-8/, '\ufffd\ufffd\ufffd'),
  bad(Buffer.from('{"type":"person","id":"1"}\0'), /^not JSON/, '{"type":"person","id":"1"}\u2400'),
  bad(Buffer.from('\0\0\0'), /^not JSON/, '\u2400\u2400\u2400'),
  bad(
    Buffer.from('\ufeff\ufeff{"type":"person","id":"1"}'),
    /^not JSON/,
    '\ufeff{"type":"person","id":"1"}',
  ),
  bad('\u001b[31mred', /^not JSON/),
  bad('x'.repeat(100_000), /^not JSON/, 'x'.repeat(65_536)),
  bad('['.repeat(50_000), /^not JSON|not an object/),
];

/** About people whom nothing names: known only once everything is read. */
const UNKNOWN_PEOPLE = [
  bad(
    json({ type: 'interest', person: 'nobody', term: 'tea', weight: 1 }),
    /unknown person nobody/,
  ),
  bad(json({ type: 'status', person: 'nobody', at, status: 'deleted' }), /unknown person nobody/),
  bad(json({ type: 'tie', from: 'nobody', to: 'no one' }), /unknown person/),
];

/** More than a hundred kinds of line that cannot be believed. */
export const BAD_LINES: readonly BadLine[] = [
  ...NOT_JSON,
  ...NOT_AN_OBJECT,
  ...TYPES,
  ...IDS,
  ...TIMES,
  ...CHOICES,
  ...NUMBERS,
  ...TEXTS,
  ...SNAPSHOTS,
  ...TIES,
  ...BYTES,
  ...UNKNOWN_PEOPLE,
];
