import type { PlatformPosts } from '../platform-posts.ts';
import { isLaterId } from './ids.ts';
import { postOf, postsSince, XPost } from './map-post.ts';
import type { XClient } from './x-client.ts';
import { xList } from './x-read.ts';

/** The account's posts on X. */
export function xPosts(client: XClient): PlatformPosts {
  return {
    list: (account, since) =>
      xList(client, {
        endpoint: 'users/:id/tweets',
        of: account,
        query: postsSince(since),
        resource: 'posts',
        entry: XPost,
        item: (post) => ({ id: post.id, post: postOf(post) }),
      }),
    isLater: isLaterId,
  };
}
