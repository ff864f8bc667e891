import { describe, expect, it } from 'vitest';
import type { AccountId } from '../../src/model/ids.ts';
import { OWNER } from './store-events.ts';
import type { MakeTestDatabase } from './test-database.ts';
import { NOW } from './test-database.ts';

const OTHER = 'other' as AccountId;
const HOUR = 3_600_000;

async function twoAccounts(make: MakeTestDatabase) {
  const store = await make().open();
  await store.accounts.add({ id: OWNER, platform: 'x' });
  await store.accounts.add({ id: OTHER, platform: 'x' });
  return {
    access: store.access,
    own: (await store.forAccount(OWNER)).sharing,
    other: (await store.forAccount(OTHER)).sharing,
  };
}

export function accessContract(make: MakeTestDatabase): void {
  describe('access to an account', () => {
    it('keeps the latest handle and name of a user', async () => {
      const { access } = await twoAccounts(make);
      await access.users.ensure({ id: 'x:42', handle: 'robin', name: 'Robin' });
      await access.users.ensure({ id: 'x:42', handle: 'robin_b' });
      expect(await access.users.find('x:42')).toEqual({ id: 'x:42', handle: 'robin_b' });
      expect(await access.users.find('x:43')).toBeUndefined();
    });

    it('grants and withdraws one role for each user and account, also before a user signs in', async () => {
      const { access, own, other } = await twoAccounts(make);
      await access.users.ensure({ id: 'x:42', handle: 'robin' });
      await own.roles.grant('x:42', 'viewer');
      await own.roles.grant('x:42', 'owner');
      await own.roles.grant('x:7', 'viewer');
      expect(await access.users.rolesOf('x:42')).toEqual([{ account: OWNER, role: 'owner' }]);
      expect(await own.roles.all()).toEqual([
        { user: { id: 'x:42', handle: 'robin' }, role: 'owner' },
        { user: { id: 'x:7' }, role: 'viewer' },
      ]);
      await own.roles.withdraw('x:42');
      expect(await access.users.rolesOf('x:42')).toEqual([]);
      expect(await other.roles.all()).toEqual([]);
    });

    it('keeps sessions until they end or are closed, also after reopening the database', async () => {
      const database = make();
      const store = await database.open();
      await store.access.sessions.open('a', { user: 'local' }, NOW + HOUR);
      await store.access.sessions.open('b', { user: 'local' }, NOW + 2 * HOUR);
      await store.close();
      const { access } = await database.open();
      expect(await access.sessions.find('a', NOW)).toEqual({ user: 'local', until: NOW + HOUR });
      expect(await access.sessions.find('a', NOW + HOUR)).toBeUndefined();
      expect(await access.sessions.find('c', NOW)).toBeUndefined();
      await access.sessions.close('b');
      expect(await access.sessions.find('b', NOW)).toBeUndefined();
      await access.sessions.forgetEnded(NOW + HOUR);
      expect(await access.sessions.find('a', NOW)).toBeUndefined();
    });

    it('lets a share link open one account until it ends or is revoked, together with its sessions', async () => {
      const { access, own, other } = await twoAccounts(make);
      const until = NOW + HOUR;
      const link = await own.links.make('l', { label: 'For Kim', madeAt: NOW, until });
      expect(link).toEqual({ id: 1, account: OWNER, label: 'For Kim', madeAt: NOW, until });
      expect(await access.findLink('l', NOW)).toEqual(link);
      expect(await access.findLink('l', until)).toBeUndefined();
      await access.sessions.open('s', { link }, NOW + 10 * HOUR);
      expect(await access.sessions.find('s', NOW)).toEqual({ link, until });
      expect(await access.sessions.find('s', until)).toBeUndefined();

      await other.links.revoke(link.id, NOW);
      expect(await access.findLink('l', NOW)).toEqual(link);
      await own.links.revoke(link.id, NOW + 1);
      await own.links.revoke(link.id, NOW + 2);
      expect(await access.findLink('l', NOW)).toBeUndefined();
      expect(await access.sessions.find('s', NOW)).toBeUndefined();
      expect(await own.links.all()).toEqual([{ ...link, revokedAt: NOW + 1 }]);
      expect(await other.links.all()).toEqual([]);
    });
  });
}
