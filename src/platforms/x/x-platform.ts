import type { LivePlatform } from '../platform.ts';
import { xStream } from './activity-stream.ts';
import { identify } from './identify.ts';
import { LIMIT_WINDOW } from './limits.ts';
import { X_PRICES } from './prices.ts';
import { beginSignIn, codeFrom, finishSignIn, renewTokens } from './sign-in.ts';
import type { XClient } from './x-client.ts';
import { xEngagement } from './x-engagement.ts';
import { xPeople } from './x-people.ts';
import { xPosts } from './x-posts.ts';

/** X as a platform that Tribefinder can read. */
export function xPlatform(client: XClient): LivePlatform {
  return {
    id: 'x',
    name: 'X',
    limitWindow: LIMIT_WINDOW,
    prices: X_PRICES,
    connection: {
      signIn: {
        begin: (app, redirectUri) => beginSignIn(client, app, redirectUri),
        codeFrom,
        finish: (...exchange) => finishSignIn(client, ...exchange),
        renew: (...renewal) => renewTokens(client, ...renewal),
      },
      identify: (token, requested) => identify(client, token, requested),
    },
    people: xPeople(client),
    posts: xPosts(client),
    engagement: xEngagement(client),
    stream: xStream(client),
  };
}
