import type { PlatformPeople } from '../platform-people.ts';
import { lookedUp } from './map-account-status.ts';
import {
  countsOf,
  missingFields,
  profileOf,
  USER_FIELDS,
  USER_FIELDS_WITH_CONNECTION,
  XUser,
} from './map-user.ts';
import { readOne, readPage } from './read-page.ts';
import type { XClient } from './x-client.ts';
import { xList, xRead } from './x-read.ts';

/** What X says about the account's followers, and about those who left. */
export function xPeople(client: XClient): PlatformPeople {
  return {
    counts: (account) =>
      xRead(client, {
        endpoint: 'users/:id',
        resource: 'users',
        request: () => ({ params: { id: account }, query: { 'user.fields': USER_FIELDS } }),
        read: (body) => {
          const user = readOne(body, XUser);
          if (user === undefined) return { misunderstood: 'it contains no account' };
          return { page: countsOf(user), charged: [user.id] };
        },
      }),
    followers: (account) =>
      xList(client, {
        endpoint: 'users/:id/followers',
        of: account,
        query: { 'user.fields': USER_FIELDS },
        resource: 'followers',
        entry: XUser,
        item: profileOf,
        fieldsMissing: missingFields,
      }),
    following: (account) =>
      xList(client, {
        endpoint: 'users/:id/following',
        of: account,
        resource: 'following',
        entry: XUser,
        item: ({ id }) => ({ id }),
      }),
    lookUp: (_account, access) =>
      xRead(client, {
        endpoint: 'users',
        resource: 'users',
        request: (people) => ({
          query: {
            ids: people.join(','),
            'user.fields': access === 'user' ? USER_FIELDS_WITH_CONNECTION : USER_FIELDS,
          },
        }),
        read: (body, people) => {
          const read = readPage(body, XUser);
          if ('misunderstood' in read) return read;
          const { items, problems } = read.page;
          return { page: lookedUp(people, items, problems), charged: items.map(({ id }) => id) };
        },
      }),
  };
}
