import type { Billing } from './billing.ts';
import type { BilledResource } from './billing.ts';
import type { FakeAnswer } from './answer.ts';
import { json, problem, resourceProblem } from './answer.ts';
import type { Fault } from './faults.ts';
import { isDelivered } from './faults.ts';
import type { Paging } from './paging.ts';
import { newestFirst, pageOf, readCursor, writeCursor } from './paging.ts';
import { listedAt, reactionsTo } from './query-world.ts';
import type { XObject } from './render.ts';
import { reactionId, renderPost, renderReaction, renderUser } from './render.ts';
import type { FakeWorld } from './world.ts';

/** A request for a list. */
export interface ListRequest {
  endpoint: string;
  id: string;
  query: URLSearchParams;
  now: number;
  as: 'user' | 'app';
  fault: Fault | undefined;
}

/** What the lists are made from. */
export interface ListSettings {
  world: FakeWorld;
  paging: Paging;
  billing: Billing;
  /** Whether the signed-in user owns the app, which makes reading their own data cheap. */
  isOwned: boolean;
  /** X may send fewer entries than requested. */
  largestPage: number;
}

interface Entry {
  key: string;
  id: string;
  render: () => XObject;
}

interface ListKind {
  sizes: [least: number, most: number, usual: number];
  resource: BilledResource;
  owned: boolean;
  entries: (settings: ListSettings, request: ListRequest) => Iterable<Entry>;
}

/** The lists. A new one needs one entry here. */
const LISTS: Record<string, ListKind> = {
  'users/:id/followers': {
    sizes: [1, 1000, 100],
    resource: 'follow',
    owned: true,
    entries: (settings, request) => people(settings, request, 'followers'),
  },
  'users/:id/following': {
    sizes: [1, 1000, 100],
    resource: 'follow',
    owned: true,
    entries: (settings, request) => people(settings, request, 'following'),
  },
  'users/:id/tweets': { sizes: [5, 100, 10], resource: 'post', owned: true, entries: ownPosts },
  'users/:id/mentions': {
    sizes: [5, 100, 10],
    resource: 'post',
    owned: true,
    entries: (settings, request) =>
      writings(settings, request, ['reply', 'quote', 'mention'], undefined),
  },
  'tweets/:id/quote_tweets': {
    sizes: [10, 100, 10],
    resource: 'post',
    owned: false,
    entries: (settings, request) => writings(settings, request, ['quote'], request.id),
  },
  'tweets/:id/liking_users': {
    sizes: [1, 100, 100],
    resource: 'user',
    owned: false,
    entries: (settings, request) => reactors(settings, request, 'like'),
  },
  'tweets/:id/retweeted_by': {
    sizes: [1, 100, 100],
    resource: 'user',
    owned: false,
    entries: (settings, request) => reactors(settings, request, 'repost'),
  },
};

export function isList(endpoint: string): boolean {
  return Object.hasOwn(LISTS, endpoint);
}

/** Returns a page of a list, with its fault. */
export function answerList(settings: ListSettings, request: ListRequest): FakeAnswer {
  const { endpoint, id, query, now, as, fault } = request;
  const { sizes, resource, owned, entries } = LISTS[endpoint]!;
  const [least, most, usual] = sizes;
  const size = Number(query.get('max_results') ?? usual);
  if (!Number.isInteger(size) || size < least || size > most) {
    return invalid(
      `The \`max_results\` query parameter value [${size}] is not between ${least} and ${most}`,
    );
  }
  const list = `${endpoint} ${id}`;
  const token = query.get('pagination_token');
  const place = token === null ? undefined : readCursor(token, list);
  if (fault === 'expired cursor' || (token !== null && place === undefined)) {
    return invalid(`The \`pagination_token\` query parameter value [${token}] is not valid`);
  }
  if (fault === 'errors only') {
    return json(200, {
      errors: [
        {
          title: 'Service Unavailable',
          detail: 'Some of it is out of reach.',
          type: 'about:blank',
          status: 503,
        },
      ],
    });
  }
  const { paging, billing, isOwned, largestPage } = settings;
  if (fault === 'empty page') {
    const next = place ?? { list, after: paging === 'offset' ? 0 : '', issuedAt: now };
    return json(200, {
      meta: { result_count: 0, next_token: writeCursor({ ...next, issuedAt: now + 1 }) },
    });
  }
  const page = pageOf(
    entries(settings, request),
    { paging, list, size: Math.min(size, largestPage), place, now },
    ({ key }) => key,
  );
  let shown = page.entries;
  const errors: object[] = [];
  if (fault === 'one missing' && shown.length > 0) {
    const missing = shown[Math.floor(shown.length / 2)]!;
    shown = shown.filter((entry) => entry !== missing);
    errors.push(resourceProblem(missing.id, 'suspended'));
  }
  if (fault === 'duplicates' && shown.length > 0) {
    // These entries were the end of the previous page.
    const all = [...entries(settings, request)];
    const from = all.findIndex(({ key }) => key === shown[0]!.key);
    shown = [...all.slice(Math.max(0, from - 3), from), ...shown].slice(0, most);
  }
  billing.charge(
    endpoint,
    resource,
    shown.map((entry) => entry.id),
    owned && isOwned && as === 'user',
    isDelivered(fault),
    now,
  );
  const onward = fault === 'early end' ? undefined : page.next;
  const next = fault === 'repeating cursor' ? token : onward && writeCursor(onward);
  return json(200, {
    ...(shown.length > 0 && { data: shown.map((entry) => entry.render()) }),
    ...(errors.length > 0 && { errors }),
    meta: { result_count: shown.length, ...(next != null && { next_token: next }) },
  });
}

function invalid(message: string): FakeAnswer {
  const answer = problem(
    400,
    'Invalid Request',
    'One or more parameters to your request was invalid.',
    'invalid-request',
  );
  const body = { ...(JSON.parse(answer.body) as object), errors: [{ parameters: {}, message }] };
  return { ...answer, body: JSON.stringify(body) };
}

/** Returns the requested fields, under either of X's names. */
export function fieldsOf(query: URLSearchParams, ...names: string[]): Set<string> {
  return new Set(
    names.flatMap((name) => (query.get(name) ?? '').split(',')).filter((field) => field !== ''),
  );
}

function* people(
  { world }: ListSettings,
  { query, now, as }: ListRequest,
  which: 'followers' | 'following',
): Generator<Entry> {
  const fields = fieldsOf(query, 'user.fields');
  for (const { person, from } of listedAt(world, world[which], now)) {
    const render = (): XObject => renderUser(world, person, fields, now, as === 'user');
    yield { key: newestFirst(from, person), id: person, render };
  }
}

function* ownPosts({ world }: ListSettings, { query, now }: ListRequest): Generator<Entry> {
  const fields = fieldsOf(query, 'tweet.fields', 'post.fields');
  const since = query.get('since_id');
  for (const post of world.posts) {
    if (post.at > now) continue;
    if (since !== null && BigInt(post.id) <= BigInt(since)) continue;
    const render = (): XObject => renderPost(world, post, fields, now);
    yield { key: newestFirst(post.at, post.id), id: post.id, render };
  }
}

function* writings(
  { world }: ListSettings,
  { query, now }: ListRequest,
  kinds: readonly string[],
  post: string | undefined,
): Generator<Entry> {
  const fields = fieldsOf(query, 'tweet.fields', 'post.fields');
  const since = query.get('since_id');
  const found = world.reactions
    .filter(
      (entry) =>
        kinds.includes(entry.kind) &&
        entry.at <= now &&
        (post === undefined || entry.post === post),
    )
    .sort((a, b) => b.at - a.at);
  for (const reaction of found) {
    const id = reactionId(reaction);
    if (since !== null && BigInt(id) <= BigInt(since)) continue;
    yield {
      key: newestFirst(reaction.at, id),
      id,
      render: () => renderReaction(world, reaction, fields),
    };
  }
}

function* reactors(
  { world }: ListSettings,
  { query, now, as, id }: ListRequest,
  kind: 'like' | 'repost',
): Generator<Entry> {
  const fields = fieldsOf(query, 'user.fields');
  for (const { person, at } of reactionsTo(world, id, kind, now)) {
    const render = (): XObject => renderUser(world, person, fields, now, as === 'user');
    yield { key: newestFirst(at, person), id: person, render };
  }
}
