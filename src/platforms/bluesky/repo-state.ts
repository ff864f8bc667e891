import { z } from 'zod';
import type { Directory } from './directory.ts';
import type { OwnServers } from './own-servers.ts';

/** What a PDS says about an account that it hosts (`com.atproto.sync.getRepoStatus`). */
const RepoStatus = z.object({ active: z.boolean(), status: z.string().optional() });

const INACTIVE = ['takendown', 'suspended', 'deactivated', 'deleted'] as const;

/** The state of an account, as its own server and the directory tell it. */
export type RepoState = 'active' | (typeof INACTIVE)[number] | 'unclear';

export async function repoState(
  own: OwnServers,
  directory: Directory,
  person: string,
): Promise<RepoState> {
  const home = await directory(person);
  if (home.kind === 'gone') return 'deleted';
  if (home.kind === 'unknown') return 'unclear';
  const answer = await own.get(home.server, 'com.atproto.sync.getRepoStatus', { did: person });
  if (answer.kind === 'refused' && answer.error === 'RepoNotFound') return 'deleted';
  const status = answer.kind === 'body' ? RepoStatus.safeParse(answer.body).data : undefined;
  if (status === undefined) return 'unclear';
  if (status.active) return 'active';
  return INACTIVE.find((state) => state === status.status) ?? 'unclear';
}
