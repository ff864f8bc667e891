import * as getRecord from '@atcute/atproto/types/repo/getRecord';
import * as listRecords from '@atcute/atproto/types/repo/listRecords';
import * as getRepoStatus from '@atcute/atproto/types/sync/getRepoStatus';
import * as getProfile from '@atcute/bluesky/types/app/actor/getProfile';
import * as getProfiles from '@atcute/bluesky/types/app/actor/getProfiles';
import * as getAuthorFeed from '@atcute/bluesky/types/app/feed/getAuthorFeed';
import * as getLikes from '@atcute/bluesky/types/app/feed/getLikes';
import * as getPostThread from '@atcute/bluesky/types/app/feed/getPostThread';
import * as getPosts from '@atcute/bluesky/types/app/feed/getPosts';
import * as getQuotes from '@atcute/bluesky/types/app/feed/getQuotes';
import * as getRepostedBy from '@atcute/bluesky/types/app/feed/getRepostedBy';
import * as getActorStarterPacks from '@atcute/bluesky/types/app/graph/getActorStarterPacks';
import * as getFollowers from '@atcute/bluesky/types/app/graph/getFollowers';
import * as getFollows from '@atcute/bluesky/types/app/graph/getFollows';
import * as getLists from '@atcute/bluesky/types/app/graph/getLists';
import * as getRelationships from '@atcute/bluesky/types/app/graph/getRelationships';
import * as getStarterPacks from '@atcute/bluesky/types/app/graph/getStarterPacks';
import { safeParse } from '@atcute/lexicons/validations';

/** The published description of each method. */
const LEXICONS = {
  'app.bsky.actor.getProfile': getProfile.mainSchema,
  'app.bsky.actor.getProfiles': getProfiles.mainSchema,
  'app.bsky.feed.getAuthorFeed': getAuthorFeed.mainSchema,
  'app.bsky.feed.getLikes': getLikes.mainSchema,
  'app.bsky.feed.getPostThread': getPostThread.mainSchema,
  'app.bsky.feed.getPosts': getPosts.mainSchema,
  'app.bsky.feed.getQuotes': getQuotes.mainSchema,
  'app.bsky.feed.getRepostedBy': getRepostedBy.mainSchema,
  'app.bsky.graph.getActorStarterPacks': getActorStarterPacks.mainSchema,
  'app.bsky.graph.getFollowers': getFollowers.mainSchema,
  'app.bsky.graph.getFollows': getFollows.mainSchema,
  'app.bsky.graph.getLists': getLists.mainSchema,
  'app.bsky.graph.getRelationships': getRelationships.mainSchema,
  'app.bsky.graph.getStarterPacks': getStarterPacks.mainSchema,
  'com.atproto.repo.getRecord': getRecord.mainSchema,
  'com.atproto.repo.listRecords': listRecords.mainSchema,
  'com.atproto.sync.getRepoStatus': getRepoStatus.mainSchema,
};

const LISTS = new Set(['actors', 'others', 'uris']);
const NUMBERS = new Set(['limit', 'depth', 'parentHeight']);

/** Throws if the real server would refuse the request. */
export function checkQuery(method: string, query: URLSearchParams): void {
  const { params } = lexicon(method);
  const asked: Record<string, unknown> = {};
  for (const name of new Set(query.keys())) {
    const values = query.getAll(name);
    asked[name] = LISTS.has(name) ? values : NUMBERS.has(name) ? Number(values[0]) : values[0];
  }
  check(`the request ${method}`, safeParse(params!, asked));
}

/** Throws if the real server would not answer like this. */
export function checkAnswer(method: string, body: unknown): void {
  const { output } = lexicon(method);
  if (output?.type === 'lex') check(`the answer to ${method}`, safeParse(output.schema, body));
}

function lexicon(method: string) {
  if (Object.hasOwn(LEXICONS, method)) return LEXICONS[method as keyof typeof LEXICONS];
  throw new Error(`no lexicon is known for ${method}`);
}

function check(what: string, result: { ok: boolean; message?: string }): void {
  if (!result.ok) throw new Error(`${what} does not follow its lexicon: ${result.message}`);
}
