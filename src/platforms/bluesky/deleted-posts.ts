import { z } from 'zod';
import type { PlatformRead } from '../platform-read.ts';
import type { AskAppView } from './ask-app-view.ts';
import { recordAddress } from './at-uri.ts';
import { blueskyRead } from './bluesky-read.ts';
import type { Directory } from './directory.ts';
import type { OwnServers } from './own-servers.ts';

/** The most posts in one request. */
const MOST_POSTS = 25;

const Posts = z.object({ posts: z.array(z.object({ uri: z.string() })) });

/**
 * Finds deleted posts. The AppView may leave out a post for other reasons, so the post counts as
 * deleted only if the author's own server says that there is no such record.
 */
export function blueskyDeletedPosts(
  own: OwnServers,
  directory: Directory,
  ask: AskAppView,
): PlatformRead<readonly string[], Set<string>> {
  return blueskyRead<readonly string[], Set<string>>({
    resource: 'posts',
    most: MOST_POSTS,
    request: (uris) => ask('app.bsky.feed.getPosts', { uris }),
    read: async (body, uris) => {
      const read = Posts.safeParse(body).data;
      if (read === undefined) return undefined;
      const there = new Set(read.posts.map(({ uri }) => uri));
      const missing = uris.filter((uri) => !there.has(uri));
      const gone = await Promise.all(missing.map((uri) => isGone(own, directory, uri)));
      return { page: new Set(missing.filter((_, i) => gone[i])) };
    },
  });
}

async function isGone(own: OwnServers, directory: Directory, uri: string): Promise<boolean> {
  const address = recordAddress(uri);
  if (address === undefined) return false;
  const { did: repo, collection, rkey } = address;
  const home = await directory(repo);
  if (home.kind !== 'server') return false;
  const asked = { repo, collection, rkey };
  const answer = await own.get(home.server, 'com.atproto.repo.getRecord', asked);
  return answer.kind === 'refused' && answer.error === 'RecordNotFound';
}
