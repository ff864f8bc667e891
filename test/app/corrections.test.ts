import { afterAll, beforeAll, expect, test } from 'vitest';
import { type RequestedCorrection, correct, undoCorrection } from '../../src/app/corrections.ts';
import { TribeError } from '../../src/model/errors.ts';
import type { AudienceEvent } from '../../src/model/events.ts';
import type { Store } from '../../src/store/ports/store.ts';
import { instant, OWNER, person, post } from '../contract/store-events.ts';
import { importBatches } from '../contract/test-database.ts';
import { storeInMemory } from '../support/store-in-memory.ts';

const DAYS = [1, 2, 2.5];
const events: AudienceEvent[] = [
  ...DAYS.map((day) => ({
    type: 'snapshot' as const,
    at: instant(day * 86_400_000),
    complete: true,
    ordered: false,
    followers: [person('p7')],
  })),
  { type: 'person', id: person('p7'), handle: 'Robin', at: instant(5) },
  { type: 'post', id: post('9'), at: instant(5), text: 'Sourdough', kind: 'original' },
];
let store: Store;

beforeAll(async () => {
  store = await storeInMemory();
  await importBatches(store, [events]);
});

afterAll(() => store.close());

const snapshot = (time: string): RequestedCorrection => ({
  kind: 'snapshot',
  time,
  believed: false,
});
const topics = (id: string, ...labels: string[]): RequestedCorrection => ({
  kind: 'post-topics',
  post: id,
  topics: labels,
});

test.each<[RequestedCorrection, object]>([
  [snapshot('1970-01-02'), { kind: 'snapshot', at: '1970-01-02T00:00:00Z', believed: false }],
  [snapshot('1970-01-03T13:00:00+01:00'), { at: '1970-01-03T12:00:00Z' }],
  [
    { kind: 'follow-churner', person: '@robin', followChurner: false },
    { person: 'p7', followChurner: false },
  ],
  [
    topics('https://x.com/a/status/9?s=1', ' Bread', 'Rye'),
    { post: '9', topics: ['Bread', 'Rye'] },
  ],
])('%j is understood', async (requested, correction) => {
  expect((await correct(await store.forAccount(OWNER), requested, 0)).correction).toMatchObject(
    correction,
  );
});

test.each<[RequestedCorrection, string, string]>([
  [snapshot('2026-03-02'), 'There is no snapshot', '1970-01-03T12:00:00Z'],
  [
    snapshot('1970-01-03'),
    'There are 2 snapshots',
    'Use one of these times: 1970-01-03T00:00:00Z; ',
  ],
  [snapshot(''), 'There is no snapshot', 'Use the time'],
  [{ kind: 'follow-churner', person: 'robyn', followChurner: true }, 'There is no person', 'Robin'],
  [topics('10', 'Bread'), 'There is no post', 'tribe topics --posts'],
  [topics('9', '\u200b'), 'a label is empty', '--topic'],
  [topics('9', 'x'.repeat(81)), 'at most 80', '--topic'],
])('%j is refused with advice', async (requested, problem, advice) => {
  const before = await (await store.forAccount(OWNER)).corrections.all();
  const refused = await correct(await store.forAccount(OWNER), requested, 0).catch(
    (error: unknown) => error,
  );
  expect(refused).toBeInstanceOf(TribeError);
  expect((refused as TribeError).message).toContain(problem);
  expect((refused as TribeError).advice).toContain(advice);
  expect(await (await store.forAccount(OWNER)).corrections.all()).toEqual(before);
});

test('a correction is undone once', async () => {
  const { id } = await correct(await store.forAccount(OWNER), snapshot('1970-01-02'), 0);
  expect(await undoCorrection(await store.forAccount(OWNER), String(id), 1)).toMatchObject({ id });
  await expect(undoCorrection(await store.forAccount(OWNER), String(id), 2)).rejects.toThrow(
    'is already undone',
  );
  await expect(undoCorrection(await store.forAccount(OWNER), '077', 2)).rejects.toThrow(
    'There is no correction',
  );
});
