import type { AccountInfo } from '../../model/audience-log.ts';
import { TribeError } from '../../model/errors.ts';
import type { AccountId } from '../../model/ids.ts';
import type { RequestedAccount } from '../platform-connection.ts';
import type { AskAppView } from './ask-app-view.ts';
import { BlueskyProfile, profileOf } from './map-profile.ts';

/** Returns the account that a connection is about. Throws a `TribeError` if the request fails. */
export async function identify(ask: AskAppView, requested: RequestedAccount): Promise<AccountInfo> {
  if (requested === 'me') throw new TypeError('Nobody signs in to read Bluesky.');
  const actor = 'id' in requested ? requested.id : requested.handle;
  const answer = await ask('app.bsky.actor.getProfile', { actor });
  const profile = answer.kind === 'body' ? BlueskyProfile.safeParse(answer.body).data : undefined;
  if (profile !== undefined) {
    const { id, handle, name } = profileOf(profile);
    return {
      id: id as string as AccountId,
      platform: 'bluesky',
      ...(handle !== undefined && { handle }),
      ...(name !== undefined && { name }),
    };
  }
  switch (answer.kind) {
    case 'limited':
      throw new TribeError('The rate limit of Bluesky is reached.', 'Try again in 5 minutes.');
    case 'refused':
      throw new TribeError(
        `Bluesky has no account ${actor}: ${answer.reason}`,
        'Check the handle. It looks like alice.bsky.social.',
      );
    case 'failed':
      throw new TribeError(
        `Tribefinder cannot reach Bluesky: ${answer.reason}.`,
        'Check your network, and TRIBE_BLUESKY_APPVIEW if it is set.',
      );
    case 'body':
      throw new TribeError(
        'Tribefinder cannot read the response of Bluesky.',
        'Check TRIBE_BLUESKY_APPVIEW if it is set.',
      );
  }
}
