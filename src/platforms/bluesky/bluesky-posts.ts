import type { PlatformPosts } from '../platform-posts.ts';
import type { ListPage } from '../platform-read.ts';
import { type AskAppView, pagesFrom } from './ask-app-view.ts';
import { hasLaterKey } from './at-uri.ts';
import { blueskyList } from './bluesky-read.ts';
import { blueskyDeletedPosts } from './deleted-posts.ts';
import type { Directory } from './directory.ts';
import { FeedEntry, listedPostOf } from './map-post.ts';
import type { OwnServers } from './own-servers.ts';

/** The account's posts on Bluesky. */
export function blueskyPosts(
  ask: AskAppView,
  own: OwnServers,
  directory: Directory,
): PlatformPosts {
  return {
    list: (account, since) => {
      const all = blueskyList({
        resource: 'posts',
        request: pagesFrom(ask, 'app.bsky.feed.getAuthorFeed', {
          actor: account,
          filter: 'posts_with_replies',
        }),
        field: 'feed',
        entry: FeedEntry,
        items: (entries) => entries.map(listedPostOf),
      });
      return {
        ...all,
        send: async (token, position) => {
          const answer = await all.send(token, position);
          return answer.kind === 'page' ? { ...answer, page: upTo(answer.page, since) } : answer;
        },
      };
    },
    deleted: () => blueskyDeletedPosts(own, directory, ask),
    isLater: hasLaterKey,
  };
}

/** Returns a page without the entries that we have read before. They end the list. */
function upTo<Item extends { id: string }>(
  page: ListPage<Item>,
  since: string | undefined,
): ListPage<Item> {
  if (since === undefined) return page;
  const known = page.items.findIndex(({ id }) => !hasLaterKey(id, since));
  return known < 0 ? page : { ...page, items: page.items.slice(0, known), next: undefined };
}
