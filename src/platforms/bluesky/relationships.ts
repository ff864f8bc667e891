import { z } from 'zod';
import type { PlatformRead } from '../platform-read.ts';
import type { AskAppView } from './ask-app-view.ts';
import { blueskyRead, type ReadBody } from './bluesky-read.ts';
import { Did } from './map-profile.ts';
import type { XrpcAnswer } from './xrpc-answer.ts';

/** The most people in one request for relationships. */
export const MOST_RELATIONSHIPS = 30;

const Uri = z.string().max(2000).optional().catch(undefined);

/** How a person and the owner relate (`app.bsky.graph.defs#relationship`). */
const Relationship = z.object({
  did: Did,
  /** The address of the person's record of following the owner. */
  followedBy: Uri,
  blocking: Uri,
  blockedBy: Uri,
  blockingByList: Uri,
  blockedByList: Uri,
});
export type Relationship = z.infer<typeof Relationship>;

const NotFound = z.object({ actor: z.string(), notFound: z.literal(true) });
const Relationships = z.object({ relationships: z.array(z.union([Relationship, NotFound])) });

/** Asks how people relate to the account. {@link readRelationships} reads the response. */
export type AskRelationships = (account: string) => AskAbout;
export type AskAbout = (people: readonly string[]) => Promise<XrpcAnswer>;

export function relationshipsFrom(ask: AskAppView): AskRelationships {
  return (account) => (people) =>
    ask('app.bsky.graph.getRelationships', { actor: account, others: people });
}

/** Returns the relationships, by person; `undefined` if the response has another format. */
function relationshipsOf(body: unknown): Map<string, Relationship> | undefined {
  const read = Relationships.safeParse(body).data;
  if (read === undefined) return undefined;
  const known = read.relationships.filter((entry) => 'did' in entry);
  return new Map(known.map((relationship) => [relationship.did, relationship]));
}

/**
 * Reads something about people from how they relate to the account.
 *
 * @param read makes the page from the relationships by person. Nobody who is gone has one.
 */
export function readRelationships<Page>(
  ask: AskAbout,
  read: (
    related: ReadonlyMap<string, Relationship>,
    people: readonly string[],
  ) => ReadBody<Page> | Promise<ReadBody<Page>>,
): PlatformRead<readonly string[], Page> {
  return blueskyRead<readonly string[], Page>({
    resource: 'users',
    most: MOST_RELATIONSHIPS,
    request: ask,
    read: (body, people) => {
      const related = relationshipsOf(body);
      return related && read(related, people);
    },
  });
}

/** Whether either of the two blocks the other. The AppView then leaves the person out of lists. */
export function isBlock(relationship: Relationship): boolean {
  const { blocking, blockedBy, blockingByList, blockedByList } = relationship;
  return [blocking, blockedBy, blockingByList, blockedByList].some((uri) => uri !== undefined);
}
