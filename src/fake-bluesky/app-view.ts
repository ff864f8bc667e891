import type { Network, NetworkAccount, StoredRecord } from './network.ts';
import { BLOCK, cidOf, FEED, FOLLOW, LIKE, LIST, POST, REPOST, STARTER_PACK } from './network.ts';

type Answer = { status: number; body: unknown };
type Method = (network: Network, query: URLSearchParams) => Answer;

/** What the AppView answers, worked out from the records. A new method needs one entry here. */
export const APP_VIEW: Record<string, Method> = {
  'app.bsky.actor.getProfile': (network, query) => {
    const account = accountOf(network, query.get('actor'));
    return account === undefined ? notFound('Profile not found') : ok(detailed(network, account));
  },
  'app.bsky.actor.getProfiles': (network, query) =>
    ok({
      profiles: query
        .getAll('actors')
        .map((actor) => accountOf(network, actor))
        .filter((account) => account !== undefined && network.isActive(account.did))
        .map((account) => detailed(network, account!)),
    }),
  'app.bsky.graph.getFollowers': (network, query) => {
    const subject = accountOf(network, query.get('actor'))!;
    const followers = network
      .followsOf(subject.did)
      .filter(({ did }) => !isBlocked(network, did, subject.did));
    return page(query, followers, 'followers', ({ did }) => profile(network, did), {
      subject: profile(network, subject.did),
    });
  },
  'app.bsky.graph.getFollows': (network, query) => {
    const subject = accountOf(network, query.get('actor'))!;
    const follows = network
      .by(subject.did, FOLLOW)
      .filter(({ value }) => network.isActive(String(value.subject)));
    return page(query, follows, 'follows', ({ value }) => profile(network, String(value.subject)), {
      subject: profile(network, subject.did),
    });
  },
  'app.bsky.graph.getRelationships': (network, query) => {
    const actor = query.get('actor')!;
    return ok({
      actor,
      relationships: query.getAll('others').map((other) =>
        network.isActive(other)
          ? {
              $type: 'app.bsky.graph.defs#relationship',
              did: other,
              ...link(network, 'following', actor, other, FOLLOW),
              ...link(network, 'followedBy', other, actor, FOLLOW),
              ...link(network, 'blocking', actor, other, BLOCK),
              ...link(network, 'blockedBy', other, actor, BLOCK),
            }
          : { $type: 'app.bsky.graph.defs#notFoundActor', actor: other, notFound: true },
      ),
    });
  },
  'app.bsky.graph.getLists': (network, query) =>
    page(query, madeBy(network, query, LIST), 'lists', ({ uri, did, value, indexedAt }) => ({
      uri,
      cid: cidOf(uri),
      creator: profile(network, did),
      name: value.name,
      purpose: value.purpose,
      indexedAt: iso(indexedAt),
    })),
  'app.bsky.graph.getActorStarterPacks': (network, query) =>
    page(query, madeBy(network, query, STARTER_PACK), 'starterPacks', (pack) =>
      packView(network, pack),
    ),
  'app.bsky.graph.getStarterPacks': (network, query) =>
    ok({
      starterPacks: query
        .getAll('uris')
        .map((uri) => network.records.get(uri))
        .filter((record) => record !== undefined)
        .map((record) => packView(network, record)),
    }),
  'app.bsky.feed.getAuthorFeed': (network, query) => {
    const { did } = accountOf(network, query.get('actor'))!;
    const own = [...network.by(did, POST), ...network.by(did, REPOST)].sort(
      (a, b) => b.indexedAt - a.indexedAt,
    );
    return page(query, own, 'feed', (record) => feedEntry(network, record));
  },
  'app.bsky.feed.getPosts': (network, query) =>
    ok({
      posts: query
        .getAll('uris')
        .map((uri) => network.records.get(uri))
        .filter((record) => record !== undefined)
        .map((record) => postView(network, record)),
    }),
  'app.bsky.feed.getLikes': (network, query) =>
    page(
      query,
      about(network, LIKE, query.get('uri')!),
      'likes',
      ({ did, value, indexedAt }) => ({
        actor: profile(network, did),
        createdAt: value.createdAt,
        indexedAt: iso(indexedAt),
      }),
      { uri: query.get('uri') },
    ),
  'app.bsky.feed.getRepostedBy': (network, query) =>
    page(
      query,
      about(network, REPOST, query.get('uri')!),
      'repostedBy',
      ({ did }) => profile(network, did),
      { uri: query.get('uri') },
    ),
  'app.bsky.feed.getQuotes': (network, query) =>
    page(query, quotes(network, query.get('uri')!), 'posts', (post) => postView(network, post), {
      uri: query.get('uri'),
    }),
  'app.bsky.feed.getPostThread': (network, query) => {
    const post = network.records.get(query.get('uri')!);
    if (post === undefined) {
      return { status: 400, body: { error: 'NotFound', message: 'Post not found' } };
    }
    return ok({
      thread: {
        $type: 'app.bsky.feed.defs#threadViewPost',
        post: postView(network, post),
        replies: replies(network, post.uri).map((reply) => ({
          $type: 'app.bsky.feed.defs#threadViewPost',
          post: postView(network, reply),
        })),
      },
    });
  },
};

function ok(body: unknown): Answer {
  return { status: 200, body };
}

function notFound(message: string): Answer {
  return { status: 400, body: { error: 'InvalidRequest', message } };
}

function accountOf(network: Network, actor: string | null): NetworkAccount | undefined {
  return (
    network.accounts.get(actor ?? '') ??
    [...network.accounts.values()].find(({ handle }) => handle === actor)
  );
}

/** Returns a page of a list. The cursor is the number of entries before it. */
function page(
  query: URLSearchParams,
  records: readonly StoredRecord[],
  field: string,
  view: (record: StoredRecord) => unknown,
  more: object = {},
): Answer {
  const from = Number(query.get('cursor') ?? 0);
  const to = from + Number(query.get('limit') ?? 50);
  return ok({
    ...more,
    [field]: records.slice(from, to).map(view),
    ...(to < records.length && { cursor: String(to) }),
  });
}

function iso(at: number): string {
  return new Date(at).toISOString();
}

function profile(network: Network, did: string) {
  const { handle, displayName, description, createdAt } = network.accounts.get(did)!;
  return {
    did,
    handle,
    displayName,
    description,
    createdAt: iso(createdAt),
    indexedAt: iso(createdAt),
  };
}

function detailed(network: Network, { did }: NetworkAccount) {
  return {
    ...profile(network, did),
    followersCount: network.followsOf(did).length,
    followsCount: network.by(did, FOLLOW).length,
    postsCount: network.by(did, POST).length,
    associated: {
      lists: network.by(did, LIST).length,
      starterPacks: network.by(did, STARTER_PACK).length,
    },
  };
}

function madeBy(
  network: Network,
  query: URLSearchParams,
  collection: string,
): readonly StoredRecord[] {
  const { did } = accountOf(network, query.get('actor'))!;
  return network.by(did, collection);
}

function packView(network: Network, { uri, did, value, indexedAt }: StoredRecord) {
  const { handle, displayName } = network.accounts.get(did)!;
  const creator = { did, handle, displayName };
  return { uri, cid: cidOf(uri), creator, record: value, indexedAt: iso(indexedAt) };
}

function isBlocked(network: Network, a: string, b: string): boolean {
  return (network.link(a, b, BLOCK) ?? network.link(b, a, BLOCK)) !== undefined;
}

function link(network: Network, name: string, from: string, to: string, collection: string) {
  const uri = network.link(from, to, collection);
  return uri === undefined ? {} : { [name]: uri };
}

/** Records of a collection whose subject is a post. */
function about(network: Network, collection: string, post: string): StoredRecord[] {
  return network
    .of(collection)
    .filter(({ value }) => (value.subject as { uri?: string } | undefined)?.uri === post);
}

function replies(network: Network, post: string): StoredRecord[] {
  return network
    .of(POST)
    .filter(
      ({ value }) => (value.reply as { parent: { uri: string } } | undefined)?.parent.uri === post,
    );
}

function quotes(network: Network, post: string): StoredRecord[] {
  return network
    .of(POST)
    .filter(
      ({ value }) =>
        (value.embed as { record?: { uri?: string } } | undefined)?.record?.uri === post,
    );
}

function postView(network: Network, { uri, did, value, indexedAt }: StoredRecord) {
  const { handle, displayName } = network.accounts.get(did)!;
  return {
    $type: 'app.bsky.feed.defs#postView',
    uri,
    cid: cidOf(uri),
    author: { did, handle, displayName },
    record: value,
    ...sharedFeed(network, value),
    indexedAt: iso(indexedAt),
    likeCount: about(network, LIKE, uri).length,
    repostCount: about(network, REPOST, uri).length,
    replyCount: replies(network, uri).length,
    quoteCount: quotes(network, uri).length,
  };
}

/** A feed that a post shares, as the AppView shows it below the post. */
function sharedFeed(network: Network, value: StoredRecord['value']) {
  const { record } = (value.embed ?? {}) as { record?: { uri?: string } };
  const feed = network.records.get(record?.uri ?? '');
  if (feed?.collection !== FEED) return {};
  const { uri, did, indexedAt } = feed;
  const view = { uri, cid: cidOf(uri), did, creator: profile(network, did), ...feed.value };
  return {
    embed: {
      $type: 'app.bsky.embed.record#view',
      record: { ...view, $type: 'app.bsky.feed.defs#generatorView', indexedAt: iso(indexedAt) },
    },
  };
}

function feedEntry(network: Network, record: StoredRecord) {
  if (record.collection === POST) return { post: postView(network, record) };
  const original = network.records.get((record.value.subject as { uri: string }).uri)!;
  const { did, handle, displayName } = network.accounts.get(record.did)!;
  return {
    post: postView(network, original),
    reason: {
      $type: 'app.bsky.feed.defs#reasonRepost',
      by: { did, handle, displayName },
      uri: record.uri,
      cid: cidOf(record.uri),
      indexedAt: iso(record.indexedAt),
    },
  };
}
