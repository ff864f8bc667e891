import type { Effort } from '../platform-connection.ts';
import type { AccountCounts } from '../platform-people.ts';
import { MOST_PROFILES } from './profiles.ts';
import { MOST_ENTRIES } from './bluesky-read.ts';
import { MOST_ASKED } from './person-interests.ts';
import { MOST_RELATIONSHIPS } from './relationships.ts';
import { REQUESTS_A_SECOND } from './xrpc-client.ts';

/** About how many requests a post needs, as most have few kinds of reactions. */
const REQUESTS_A_POST = 1.5;

/** Returns about what the first reading of an account takes. Each server has its own pace. */
export function effortOf({ followers = 0, following = 0, posts = 0 }: AccountCounts): Effort {
  const toAppView =
    followers / MOST_ENTRIES +
    followers / MOST_PROFILES +
    followers / MOST_RELATIONSHIPS +
    followers / MOST_PROFILES +
    following / MOST_ENTRIES +
    followers / MOST_ASKED +
    followers +
    posts / MOST_ENTRIES +
    posts / MOST_PROFILES +
    posts * REQUESTS_A_POST;
  const toDirectory = followers;
  const toOwnServers = followers;
  return {
    requests: Math.ceil(toAppView + toDirectory + toOwnServers),
    // The directory is the slowest part of reading follow times; reactions come after it.
    seconds: Math.ceil((toAppView + toDirectory) / REQUESTS_A_SECOND),
  };
}
