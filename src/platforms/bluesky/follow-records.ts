import { z } from 'zod';
import { parseInstant } from '../../model/instant.ts';
import type { FollowFound, PlatformRead } from '../platform.ts';
import { recordAddress, timeOfKey } from './at-uri.ts';
import { blueskyRead } from './bluesky-read.ts';
import type { Directory } from './directory.ts';
import type { ReadProfiles } from './profiles.ts';
import { MOST_RELATIONSHIPS, relationshipsOf } from './relationships.ts';
import type { XrpcAnswer } from './xrpc-answer.ts';
import type { OwnServers } from './own-servers.ts';

const FOLLOWS = 'app.bsky.graph.follow';

/** A follow, as its author wrote it (`com.atproto.repo.getRecord`). */
const FollowRecord = z.object({
  value: z.object({ subject: z.string(), createdAt: z.string() }),
});

/** Where the times come from. */
interface FollowSources {
  own: OwnServers;
  directory: Directory;
  profiles: ReadProfiles;
  account: string;
  relationships: (people: readonly string[]) => Promise<XrpcAnswer>;
}

/** Reads when people followed the owner, from the records in their own repositories. */
export function blueskyFollows({
  own,
  directory,
  profiles,
  account,
  relationships,
}: FollowSources): PlatformRead<readonly string[], Map<string, FollowFound>> {
  return blueskyRead<readonly string[], Map<string, FollowFound>>({
    resource: 'users',
    most: MOST_RELATIONSHIPS,
    request: relationships,
    read: async (body, people) => {
      const related = relationshipsOf(body);
      if (related === undefined) return undefined;
      const known = await profiles(people);
      if (!(known instanceof Map)) return known;
      const found = await Promise.all(
        people.map(async (person) => {
          const uri = related.get(person)?.followedBy;
          const record = await followFound(own, directory, { account, person, uri });
          const accountMade = parseInstant(known.get(person)?.createdAt ?? '');
          return [person, { ...record, accountMade }] as const;
        }),
      );
      return { page: new Map(found) };
    },
  });
}

async function followFound(
  own: OwnServers,
  directory: Directory,
  { account, person, uri }: { account: string; person: string; uri: string | undefined },
): Promise<FollowFound> {
  const address = recordAddress(uri ?? '');
  if (address === undefined || address.did !== person || address.collection !== FOLLOWS) return {};
  const { rkey } = address;
  const secondOpinion = timeOfKey(rkey);
  const home = await directory(person);
  if (home.kind !== 'server') return { secondOpinion };
  const answer = await own.get(home.server, 'com.atproto.repo.getRecord', {
    repo: person,
    collection: FOLLOWS,
    rkey,
  });
  const record = answer.kind === 'body' ? FollowRecord.safeParse(answer.body).data : undefined;
  if (record?.value.subject !== account) return { secondOpinion };
  return { claimed: parseInstant(record.value.createdAt), secondOpinion };
}
