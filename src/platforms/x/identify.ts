import type { AccountInfo } from '../../model/audience-log.ts';
import { TribeError } from '../../model/errors.ts';
import type { AccountId } from '../../model/ids.ts';
import type { RequestedAccount } from '../platform-connection.ts';
import { USER_FIELDS, XUser } from './map-user.ts';
import { readOne } from './read-page.ts';
import type { XAnswer } from './x-answer.ts';
import type { XClient, XRequest } from './x-client.ts';

/** Returns the account that a connection is about. Throws a `TribeError` if the request fails. */
export async function identify(
  client: XClient,
  token: string,
  requested: RequestedAccount,
): Promise<AccountInfo> {
  const answer = await client.get(token, {
    ...requestFor(requested),
    query: { 'user.fields': USER_FIELDS },
  });
  const user = answer.kind === 'body' ? readOne(answer.body, XUser) : undefined;
  if (user === undefined) throw unidentified(answer);
  return {
    id: user.id as AccountId,
    platform: 'x',
    ...(user.username !== undefined && { handle: user.username }),
    ...(user.name !== undefined && { name: user.name }),
  };
}

function requestFor(requested: RequestedAccount): XRequest {
  if (requested === 'me') return { endpoint: 'users/me' };
  if ('id' in requested) return { endpoint: 'users/:id', params: { id: requested.id } };
  return { endpoint: 'users/by/username/:username', params: { username: requested.handle } };
}

function unidentified(answer: XAnswer): TribeError {
  switch (answer.kind) {
    case 'unauthorized':
      return new TribeError('X rejected this token.', 'Copy the whole token again.');
    case 'no credits':
      return new TribeError(
        'The developer app has no credits.',
        'Buy credits in the Developer Console of X.',
      );
    case 'limited':
      return new TribeError('The rate limit of X is reached.', 'Try again in 15 minutes.');
    case 'refused':
      return new TribeError(
        `X refused the request (${answer.status}): ${answer.reason}`,
        'Check that the app is in a project and has permission to read.',
      );
    case 'failed':
      return new TribeError(
        `Tribefinder cannot reach X: ${answer.reason}.`,
        'Check your network, and TRIBE_X_API if it is set.',
      );
    case 'body':
      return new TribeError('X has no such account.', 'Check --account-id or --handle.');
  }
}
