import { z } from 'zod';
import type { AskAppView } from './ask-app-view.ts';
import { BlueskyProfile } from './map-profile.ts';
import type { XrpcFailure } from './xrpc-answer.ts';

/** The most profiles in one request. */
export const MOST_PROFILES = 25;

const Profiles = z.object({ profiles: z.array(BlueskyProfile) });

/**
 * Reads whole profiles, by id. Those that the AppView does not send are missing. Returns the failure
 * if a request failed.
 */
export type ReadProfiles = (
  people: readonly string[],
) => Promise<Map<string, BlueskyProfile> | XrpcFailure>;

export function profilesFrom(ask: AskAppView): ReadProfiles {
  return async (people) => {
    const groups = Array.from({ length: Math.ceil(people.length / MOST_PROFILES) }, (_, i) =>
      people.slice(i * MOST_PROFILES, (i + 1) * MOST_PROFILES),
    );
    const answers = await Promise.all(
      groups.map((actors) => ask('app.bsky.actor.getProfiles', { actors })),
    );
    const failure = answers.find((answer) => answer.kind !== 'body');
    if (failure !== undefined) return failure;
    const read = answers.map((answer) => profilesIn(answer.kind === 'body' && answer.body));
    return new Map(read.flatMap((profiles) => [...(profiles ?? [])]));
  };
}

/** Returns the profiles in a response, by id; `undefined` if it has another format. */
export function profilesIn(body: unknown): Map<string, BlueskyProfile> | undefined {
  const profiles = Profiles.safeParse(body).data?.profiles;
  return profiles && new Map(profiles.map((profile) => [profile.did, profile]));
}
