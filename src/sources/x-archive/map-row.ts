import type { Fields } from '../../model/fields.ts';
import { formatInstant } from '../../model/instant.ts';
import { Rejection, show } from '../../model/rejection.ts';
import { kindOfPost } from './map-post-kind.ts';
import type { Owner } from './map-post-kind.ts';
import type { Links } from './map-text.ts';
import { expandLinks, unescapeEntities } from './map-text.ts';
import { archiveTime } from './map-time.ts';

/** Returns the post in a row of `tweets.csv`. Throws a `Rejection`. */
export function mapRow(names: readonly string[], cells: readonly string[], owner: Owner): Fields[] {
  if (cells.length !== names.length) {
    throw new Rejection(`the row has ${cells.length} cells, the header has ${names.length}`);
  }
  const row: Record<string, string | undefined> = Object.create(null);
  names.forEach((name, i) => (row[name] = cells[i] === '' ? undefined : cells[i]));
  const { tweet_id: id } = row;
  if (id === undefined || !/^\d+$/.test(id)) {
    throw new Rejection(
      `\`tweet_id\` (${show(id ?? '')}) is not an id; a spreadsheet may have shortened it`,
    );
  }
  const plain = unescapeEntities(row.text ?? '');
  const links = linksOf(plain, row.expanded_urls);
  const kind = kindOfPost(
    {
      id,
      text: plain,
      links: [...links.values()],
      isRepost: row.retweeted_status_id !== undefined,
      repliesTo: {
        post: row.in_reply_to_status_id,
        person: row.in_reply_to_user_id,
        handle: undefined,
      },
    },
    owner,
  );
  const at = formatInstant(archiveTime(row, 'timestamp'));
  return [{ type: 'post', id, at, text: expandLinks(plain, links), kind }];
}

/** Matches links to addresses by their order, unless their numbers differ. */
function linksOf(text: string, addresses = ''): Links {
  const short = [...new Set(text.match(/https?:\/\/t\.co\/\w+/g))];
  const long = [...new Set(addresses.split(',').filter((address) => address !== ''))];
  return new Map(short.length === long.length ? short.map((link, i) => [link, long[i]]) : []);
}
