import { z } from 'zod';
import { parseInstant } from '../../model/instant.ts';
import type { FollowFound } from '../platform-people.ts';
import type { PlatformRead } from '../platform-read.ts';
import { recordAddress, timeOfKey } from './at-uri.ts';
import type { Directory } from './directory.ts';
import { NamedThing, nameOf } from './named-thing.ts';
import type { ReadProfiles } from './profiles.ts';
import { type AskAbout, readRelationships } from './relationships.ts';
import type { XrpcAnswer, XrpcFailure } from './xrpc-answer.ts';
import type { OwnServers } from './own-servers.ts';

const FOLLOWS = 'app.bsky.graph.follow';

/** A follow, as its author wrote it. */
const FollowRecord = z.object({
  value: z.object({
    subject: z.string(),
    createdAt: z.string(),
    /** What brought the person, such as a starter pack. */
    via: z.object({ uri: z.string() }).optional().catch(undefined),
  }),
});

/** A page of follows (`com.atproto.repo.listRecords`), those that we can read. */
const FollowRecords = z.object({
  records: z.array(z.object({ uri: z.string() }).and(FollowRecord).optional().catch(undefined)),
});
/** The most follows of a page. */
const MOST_FOLLOWS = 100;
/** Comes after every other character that a key may have. */
const LAST = '~';

/** Where the times come from. */
interface FollowSources {
  own: OwnServers;
  directory: Directory;
  profiles: ReadProfiles;
  account: string;
  relationships: AskAbout;
  starterPacks: (uris: readonly string[]) => Promise<XrpcAnswer>;
}

/** Reads when people followed the owner, from the records in their own repositories. */
export function blueskyFollowTimes({
  own,
  directory,
  profiles,
  account,
  relationships,
  starterPacks,
}: FollowSources): PlatformRead<readonly string[], Map<string, FollowFound>> {
  return readRelationships(relationships, async (related, people) => {
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
    const brought = found.flatMap(([, { via }]) => via ?? []);
    const names = await packNames(starterPacks, brought);
    if (!(names instanceof Map)) return names;
    const named = found.map(([person, follow]) => {
      const { via, ...rest } = follow;
      const name = via === undefined ? undefined : names.get(via);
      return [person, name === undefined ? rest : { ...rest, via: name }] as const;
    });
    return { page: new Map(named) };
  });
}

const STARTER_PACK = 'app.bsky.graph.starterpack';
/** The most starter packs in one request. */
const MOST_PACKS = 25;
const Packs = z.object({
  starterPacks: z.array(NamedThing.extend({ uri: z.string() })),
});

/** Returns the names of the starter packs among addresses. Those that are gone have none. */
async function packNames(
  starterPacks: FollowSources['starterPacks'],
  addresses: readonly string[],
): Promise<Map<string, string> | XrpcFailure> {
  const packs = [...new Set(addresses)].filter(
    (uri) => recordAddress(uri)?.collection === STARTER_PACK,
  );
  const names = new Map<string, string>();
  for (let from = 0; from < packs.length; from += MOST_PACKS) {
    const answer = await starterPacks(packs.slice(from, from + MOST_PACKS));
    if (answer.kind === 'limited' || answer.kind === 'failed') return answer;
    const found = Packs.safeParse(answer.kind === 'body' && answer.body).data?.starterPacks ?? [];
    for (const pack of found) {
      const name = nameOf(pack);
      if (name !== undefined) names.set(pack.uri, name);
    }
  }
  return names;
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
  const asked = { repo: person, collection: FOLLOWS };
  // The same request shows whom they followed before this one, the latest first.
  const page = await own.get(home.server, 'com.atproto.repo.listRecords', {
    ...asked,
    limit: MOST_FOLLOWS,
    cursor: `${rkey}${LAST}`,
  });
  if (page.kind === 'failed' || page.kind === 'limited') return { secondOpinion };
  const single = async () => {
    const answer = await own.get(home.server, 'com.atproto.repo.getRecord', { ...asked, rkey });
    return answer.kind === 'body' ? FollowRecord.safeParse(answer.body).data : undefined;
  };
  const listed = page.kind === 'body' ? FollowRecords.safeParse(page.body).data?.records : [];
  const records = (listed ?? []).filter((record) => record !== undefined);
  const record = records.find((other) => other.uri === uri) ?? (await single());
  if (record?.value.subject !== account) return { secondOpinion };
  const { createdAt, via } = record.value;
  const others = records.map(({ value }) => value.subject).filter((did) => did !== account);
  return { claimed: parseInstant(createdAt), secondOpinion, via: via?.uri, others };
}
