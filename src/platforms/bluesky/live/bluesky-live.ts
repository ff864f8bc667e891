import { HOUR } from '../../../model/instant.ts';
import type { FollowRecord } from '../../live-report.ts';
import type { LiveFeed } from '../../live-feed.ts';
import { recordAddress, timeOfKey } from '../at-uri.ts';
import {
  type AskRelationships,
  isBlock,
  readRelationships,
  type Relationship,
} from '../relationships.ts';
import { inFirstDialect, inSecondDialect, listenTo } from './jetstream-connection.ts';

/** The most people of one connection, less the account itself. */
const MOST_PEOPLE = 9_999;
/** Servers repeat what happened in the last so many ms. */
const REPEATS = 36 * HOUR;

/** What Bluesky's Jetstream servers report of an account's followers. */
export function blueskyLive(
  servers: readonly string[],
  userAgent: string,
  relationships: AskRelationships,
): LiveFeed {
  // Every server in the second dialect, then in the first.
  const ways = [inSecondDialect, inFirstDialect].flatMap((dialect) =>
    servers.map((server) => ({ dialect, server })),
  );
  return {
    mostPeople: MOST_PEOPLE,
    repeats: REPEATS,
    followRecords: (account) =>
      readRelationships(relationships(account), (related) => ({
        page: new Map(Array.from(related, followRecordOf)),
      })),
    listen: (request, on, signal) => {
      const { dialect, server } = ways[request.attempt % ways.length]!;
      const { account, people } = request;
      const asked = dialect(server, { ...request, people: [account, ...people] });
      return listenTo(asked, userAgent, account, on, signal);
    },
  };
}

function followRecordOf([person, relationship]: [string, Relationship]): [string, FollowRecord] {
  const { followedBy } = relationship;
  const key = recordAddress(followedBy ?? '')?.rkey;
  return [
    person,
    {
      record: followedBy,
      madeAt: key === undefined ? undefined : timeOfKey(key),
      isHidden: isBlock(relationship),
    },
  ];
}
