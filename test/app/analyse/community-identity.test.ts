import { afterEach, beforeEach, expect, test } from 'vitest';
import { exportOn } from '../../../src/app/analyse/export-on.ts';
import { reportOn } from '../../../src/app/analyse/report-on.ts';
import { whyOf } from '../../../src/app/analyse/why-of.ts';
import {
  clearCommunityName,
  listCommunityNames,
  nameCommunity,
} from '../../../src/app/community-names.ts';
import { reportExporters } from '../../../src/formats/registry.ts';
import { PLAIN } from '../../../src/formats/text/palette.ts';
import type { AccountId } from '../../../src/model/ids.ts';
import { parseEvent } from '../../../src/model/parse-event.ts';
import type { Store } from '../../../src/store/ports/store.ts';
import { firstNewcomers, newcomers, LANDMARKS } from '../../support/subject-newcomers.ts';
import { storeInMemory } from '../../support/store-in-memory.ts';

const OWNER = 'owner' as AccountId;
let store: Store;

async function add(...wire: object[]): Promise<void> {
  const events = wire.map((value, at) => {
    const parsed = parseEvent(value as Record<string, unknown>);
    if ('rejection' in parsed) throw new Error(parsed.rejection);
    return { event: parsed.event, line: at + 1 };
  });
  const session = await (
    await store.forAccount(OWNER)
  ).log.beginImport({
    name: 't',
    kind: 'event-file',
    at: 0,
  });
  await session.write({ events, rejected: [] });
  await session.finish();
}

const quiet = (): void => undefined;
const report = async (window: { to?: number } = {}) =>
  reportOn(await store.forAccount(OWNER), { seed: 1, ...window }, quiet);
const subjectsOf = (label: string): boolean[] =>
  LANDMARKS.map((words) => label.split(' · ').every((word) => words.includes(word)));

beforeEach(async () => {
  store = await storeInMemory();
  await store.accounts.add({ id: OWNER, platform: 'other' });
  await add(...firstNewcomers());
});

afterEach(() => store.close());

test('the owner’s name is in every export until it is undone', async () => {
  const [, bakers] = (await report()).communities;
  const name = '=1+2 <b>"Bäcker"';
  const entries = await listCommunityNames(await store.forAccount(OWNER), await report());
  await nameCommunity(await store.forAccount(OWNER), entries, bakers.label, name, 1);
  await add(...newcomers(1, 25, 8));
  const later = await report();
  expect(later.communities[0]).toMatchObject({ id: bakers.id, label: name, size: 55 });
  expect(subjectsOf(later.communities[0].foundLabel!)).toEqual([false, true, false]);

  const text = { columns: 200, palette: PLAIN };
  expect(reportExporters.text(later, text)).toContain(`  ${name}  `);
  expect(reportExporters.md(later)).toContain('| =1+2 \\<b\\>"Bäcker" |');
  expect(reportExporters.html(later)).toContain('=1+2 &lt;b&gt;');
  expect(reportExporters.html(later)).not.toContain('<b>"B');
  const file = { what: 'communities', format: 'csv', idsOnly: false } as const;
  const { chunks } = await exportOn(await store.forAccount(OWNER), { seed: 1 }, file, quiet);
  const cells = [...(chunks as Iterable<string>)].join('');
  expect(cells).toContain(`,${bakers.id},"'=1+2 <b>""Bäcker"""`);
  const { why } = await whyOf(
    await store.forAccount(OWNER),
    { seed: 1 },
    { kind: 'community', id: name },
    quiet,
  );
  expect(why).toMatchObject({ community: { id: bakers.id, label: name } });
  expect(await report()).toEqual(later);

  const named = await listCommunityNames(await store.forAccount(OWNER), later);
  await clearCommunityName(await store.forAccount(OWNER), named, name, 2);
  const [cleared] = (await report()).communities;
  expect(cleared).toEqual({ ...later.communities[0], label: cleared.label, foundLabel: undefined });
  expect(cleared.label).toBe(later.communities[0].foundLabel);
});

test('a window recognises communities, but later reports don’t build on it', async () => {
  const { communities } = await report();
  const remembered = await (await store.forAccount(OWNER)).results.communitiesDigest();
  const part = await report({ to: Date.UTC(2026, 0, 2, 12) });
  expect(part.communities.map(({ id }) => id)).toEqual(communities.slice(0, 2).map(({ id }) => id));
  expect(await (await store.forAccount(OWNER)).results.communitiesDigest()).toBe(remembered);
});

test('the same inputs give the same report, whatever was made in between', async () => {
  await report();
  await add(...newcomers(2, 60, 9));
  const one = await report();
  await report({ to: Date.UTC(2026, 0, 2) });
  await whyOf(
    await store.forAccount(OWNER),
    { seed: 1 },
    { kind: 'community', id: one.communities[0].id },
    quiet,
  );
  expect(await report()).toEqual(one);
});
