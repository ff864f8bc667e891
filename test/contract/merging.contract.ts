import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AudienceEvent } from '../../src/model/events.ts';
import type { AccountId } from '../../src/model/ids.ts';
import type { Store } from '../../src/store/ports/store.ts';
import { anyEvent, instant, person } from './store-events.ts';
import type { MakeTestDatabase } from './test-database.ts';
import { NOW } from './test-database.ts';

/** The second id matches the first as a pattern of SQL, and the third begins like it. */
const ACCOUNTS = ['a_b', 'a%b', 'a_b 1'] as AccountId[];

type Step =
  | { kind: 'import'; account: number; events: AudienceEvent[] }
  | { kind: 'merge' | 'unmerge'; account: number; into: number };

const account = fc.nat(ACCOUNTS.length - 1);

/** Deleted posts stay deleted, so no history has deletions. */
const anyOther = anyEvent.filter(({ type }) => type !== 'deletion');

/** Few events, so that accounts import the same ones. */
const history: fc.Arbitrary<Step[]> = fc
  .array(anyOther, { minLength: 1, maxLength: 4 })
  .chain((events) => {
    const imports = fc.record({
      kind: fc.constant('import' as const),
      account,
      events: fc.subarray(events, { minLength: 1 }),
    });
    const kind = fc.constantFrom('merge' as const, 'unmerge' as const);
    const step = fc.oneof(imports, fc.record({ kind, account, into: account }));
    return fc.array(step, { minLength: 4, maxLength: 12 });
  });

const followed = (id: string): AudienceEvent => ({
  type: 'follow',
  person: person(id),
  after: instant(5),
  before: instant(5),
});

async function withAccounts(make: MakeTestDatabase): Promise<Store> {
  const store = await make().openOnce();
  for (const id of ACCOUNTS) await store.accounts.add({ id, platform: 'x' });
  return store;
}

async function importInto(store: Store, id: AccountId, events: AudienceEvent[]): Promise<void> {
  const { log } = await store.forAccount(id);
  const session = await log.beginImport({ kind: 'event-file', name: `${id}.ndjson`, at: NOW });
  await session.write({ events: events.map((event, line) => ({ event, line })), rejected: [] });
  await session.finish();
}

/** All that a report shows of an account, and the rows that wait in its quarantine. */
async function contentOf(store: Store, id: AccountId): Promise<object> {
  const { log, quarantine } = await store.forAccount(id);
  const { quarantined: _, ...audience } = await log.loadAudience();
  const waiting = (await quarantine.lines()).map(({ text }) => text);
  return { audience, waiting: [...new Set(waiting)].sort(), sources: await log.sources() };
}

/** Takes the steps that can be taken. */
async function follow(store: Store, steps: readonly Step[]): Promise<void> {
  for (const step of steps) {
    const merged = await store.accounts.merged();
    const into = (at: number) => merged.find(({ from }) => from === ACCOUNTS[at])?.into;
    const id = ACCOUNTS[step.account];
    if (step.kind === 'import') {
      if (into(step.account) === undefined) await importInto(store, id, step.events);
      continue;
    }
    const request = { from: id, into: ACCOUNTS[step.into], at: NOW };
    await store.accounts[step.kind](request).catch((error: Error) => {
      if (error.name !== 'TribeError') throw error;
    });
  }
}

async function undoMerges(store: Store): Promise<void> {
  for (;;) {
    const merged = await store.accounts.merged();
    const last = merged.find(({ into }) => merged.every(({ from }) => from !== into));
    if (last === undefined) return;
    await store.accounts.unmerge({ from: last.from, at: NOW });
  }
}

export function mergingContract(make: MakeTestDatabase): void {
  describe('merged accounts', () => {
    it('have what they would have alone, once every merge is undone', async () => {
      await fc.assert(
        fc.asyncProperty(history, async (steps) => {
          const [store, alone] = [await withAccounts(make), await withAccounts(make)];
          const imported: Step[] = [];
          for (const step of steps) {
            const merged = await store.accounts.merged();
            const isHidden = merged.some(({ from }) => from === ACCOUNTS[step.account]);
            if (step.kind === 'import' && !isHidden) imported.push(step);
            await follow(store, [step]);
          }
          await undoMerges(store);
          await follow(alone, imported);
          for (const id of ACCOUNTS) {
            expect(await contentOf(store, id)).toEqual(await contentOf(alone, id));
          }
          await Promise.all([store.close(), alone.close()]);
        }),
        { numRuns: make.tries },
      );
    });

    it('lose a person whom the account forgets, however they were merged', async () => {
      const store = await withAccounts(make);
      const [one, two, target] = ACCOUNTS;
      await importInto(store, one, ['1', '2'].map(followed));
      await store.accounts.merge({ from: one, into: two, at: NOW });
      await store.accounts.merge({ from: two, into: target, at: NOW });
      await (await store.forAccount(target)).privacy.forget(person('1'));
      await undoMerges(store);
      for (const id of ACCOUNTS) {
        const { log, privacy } = await store.forAccount(id);
        expect((await log.loadAudience()).people.ids).toEqual(id === one ? ['2'] : []);
        expect(await privacy.tracesOf(person('1'))).toBeUndefined();
      }
    });

    it('keep an event that the target imported itself, and one of another merged account', async () => {
      const store = await withAccounts(make);
      const [one, two, target] = ACCOUNTS;
      await importInto(store, one, ['1', '2', '3'].map(followed));
      await importInto(store, two, [followed('2')]);
      for (const from of [one, two]) await store.accounts.merge({ from, into: target, at: NOW });
      await importInto(store, target, [followed('1')]);
      await store.accounts.unmerge({ from: one, at: NOW });
      const { people } = await (await store.forAccount(target)).log.loadAudience();
      expect(people.ids).toEqual(['1', '2']);
    });
  });
}
