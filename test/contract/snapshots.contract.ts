import { describe, expect, it } from 'vitest';
import type { Snapshot } from '../../src/model/audience-log.ts';
import type { SnapshotEvent } from '../../src/model/events.ts';
import { instant, OWNER, person } from './store-events.ts';
import { importBatches } from './test-database.ts';
import type { MakeTestDatabase } from './test-database.ts';

function snapshot(at: number, ids: string, rest: Partial<SnapshotEvent> = {}): SnapshotEvent {
  const followers = [...ids].map(person);
  return { type: 'snapshot', at: instant(at), complete: true, ordered: true, followers, ...rest };
}

/** Snapshots with their followers as one text of one-letter ids. */
function readable({ people, snapshots }: { people: { ids: string[] }; snapshots: Snapshot[] }) {
  return snapshots.map(({ followers, ...snapshot }) => ({
    ...snapshot,
    followers: Array.from(followers, (position) => people.ids[position]).join(''),
  }));
}

const part = (n: number, rest: Partial<SnapshotEvent> = {}): SnapshotEvent =>
  snapshot(10, 'abc'[n]!, { id: 'r', part: n, parts: 3, ...rest });

export function snapshotsContract(make: MakeTestDatabase): void {
  const snapshotsOf = async (...events: SnapshotEvent[]) => {
    const store = await make().open();
    await importBatches(store, [events]);
    return readable(await (await store.forAccount(OWNER)).log.loadAudience());
  };
  const whole = { complete: true, ordered: true };

  describe('snapshots of the follower list', () => {
    it('keep their order, and list a repeated person once', async () => {
      expect(await snapshotsOf(snapshot(20, 'cab'), snapshot(10, 'bcbab'))).toEqual([
        { at: 10, ...whole, followers: 'bca' },
        { at: 20, ...whole, followers: 'cab' },
      ]);
    });

    it('may be empty, incomplete and unordered', async () => {
      const [empty, rest] = await snapshotsOf(
        snapshot(10, ''),
        snapshot(20, 'a', { complete: false, ordered: false }),
      );
      expect(empty).toEqual({ at: 10, ...whole, followers: '' });
      expect(rest).toEqual({ at: 20, complete: false, ordered: false, followers: 'a' });
    });

    it('are joined from parts in any order, counted from 0 or 1', async () => {
      for (const first of [0, 1]) {
        const part = (n: number, ids: string) =>
          snapshot(10 + n, ids, { id: 'r', part: first + n, parts: 3 });
        expect(await snapshotsOf(part(2, 'ef'), part(0, 'ab'), part(1, 'bcd'))).toEqual([
          { at: 12, began: 10, ...whole, followers: 'abcdef' },
        ]);
      }
    });

    it('are complete only if every part is present and complete', async () => {
      const [missing] = await snapshotsOf(part(0), part(2));
      expect(missing).toMatchObject({ complete: false, followers: 'ac' });
      const [unsure] = await snapshotsOf(part(0), part(1, { complete: false }), part(2));
      expect(unsure).toMatchObject({ complete: false, followers: 'abc' });
      const [disagreeing] = await snapshotsOf(part(0), part(1), part(2, { parts: 4 }));
      expect(disagreeing!.complete).toBe(false);
      const [beyond] = await snapshotsOf(part(0), part(1), part(2, { part: 3 }));
      expect(beyond!.complete).toBe(false);
    });

    it('keep why they are incomplete, or that parts are missing', async () => {
      const short = { complete: false, incomplete: 'page size' } as const;
      expect(await snapshotsOf(snapshot(10, 'a', short))).toMatchObject([short]);
      expect(await snapshotsOf(part(0), part(1), part(2, short))).toMatchObject([short]);
      expect(await snapshotsOf(part(0), part(2))).toMatchObject([{ incomplete: 'parts missing' }]);
    });

    it('use the later version of a part that was read twice', async () => {
      const part = (at: number, ids: string) => snapshot(at, ids, { id: 'r', part: 1, parts: 2 });
      const rest = snapshot(10, 'xy', { id: 'r', part: 2, parts: 2 });
      expect(await snapshotsOf(part(12, 'ac'), rest, part(11, 'abc'))).toEqual([
        { at: 12, began: 10, ...whole, followers: 'acxy' },
      ]);
    });

    it('have the time of their last part, and begin with their first', async () => {
      const part = (at: number, part: number) => snapshot(at, 'a', { id: 'r', part, parts: 2 });
      const found = await snapshotsOf(part(10, 1), snapshot(20, 'b'), part(30, 2));
      expect(found.map(({ began, at }) => [began, at])).toEqual([
        [undefined, 20],
        [10, 30],
      ]);
    });

    it('do not mix parts with different ids, or whole snapshots with the same id', async () => {
      const found = await snapshotsOf(
        snapshot(10, 'a', { id: 'r', part: 1, parts: 2 }),
        snapshot(10, 'b', { id: 's', part: 2, parts: 2 }),
        snapshot(20, 'c', { id: 't' }),
        snapshot(30, 'd', { id: 't' }),
      );
      expect(found).toHaveLength(4);
      expect(found.filter(({ complete }) => complete)).toHaveLength(2);
    });

    it('may list a hundred thousand people', async () => {
      const ids = Array.from({ length: 100_000 }, (_, i) => String(10n ** 18n + BigInt(i) * 977n));
      const newestFirst = ids.toReversed().map(person);
      const store = await make().open();
      await importBatches(store, [[snapshot(10, '', { followers: newestFirst })]]);
      const { people, snapshots } = await (await store.forAccount(OWNER)).log.loadAudience();
      expect(people.ids).toEqual(ids);
      expect(snapshots[0]!.followers).toEqual(Int32Array.from(ids, (_, i) => ids.length - 1 - i));
      const again = snapshot(10, '', { followers: newestFirst });
      expect((await importBatches(store, [[again]])).added).toBe(0);
    });
  });
}
