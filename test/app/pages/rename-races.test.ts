import { writeFileSync } from 'node:fs';
import { expect, onTestFinished, test } from 'vitest';
import { openStore } from '../../../src/app/open-store.ts';
import { Pages } from '../../../src/app/pages/pages.ts';
import { fill } from '../../support/dashboard.ts';
import { smallAudience } from '../../support/small-audience.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const folder = temporaryFolder();

/** An audience whose first analysis has not begun. */
async function opened(name: string) {
  const location = `${folder.path}/${name}.sqlite`;
  const store = await openStore(location);
  await fill(store, smallAudience(folder.path, { followers: 200, days: 60 }));
  const [{ id: account }] = await store.accounts.all();
  const own = await store.forAccount(account);
  const pages = new Pages(store, location);
  onTestFinished(async () => {
    await pages.close();
    await store.close();
  });
  const scope = { account, reader: 'owner' as const, visitor: 'owner' };
  return {
    store,
    undo: (id: number) => own.corrections.undo(id, Date.now()),
    name: (community: string, given: string) =>
      own.corrections.add({ kind: 'community-name', community, name: given }, Date.now()),
    report: () => pages.report(scope),
    labels: async () =>
      (await pages.report(scope)).communities.slice(0, 2).map(({ label }) => label),
    follow: (onStage: (stage: string) => void) =>
      pages.follow(scope, ({ stage }) => onStage(stage), fail),
    progressed: (wanted: string) =>
      new Promise<void>((resolve) => {
        void pages.follow(scope, ({ stage }) => stage === wanted && resolve(), fail);
      }),
  };
}

test('a name follows another after 0 to 8 ms', async () => {
  const { report, labels, name, undo, follow } = await opened('two');
  const [one, other] = (await report()).communities;
  const stages: string[] = [];
  await follow((stage) => stages.push(stage));
  for (const ms of [0, 1, 2, 4, 8]) {
    // Names that no earlier round gave, as answers are kept.
    const given = [`One ${ms}`, `Two ${ms}`];
    const first = await name(one.id, given[0]);
    const alone = labels();
    await new Promise((resolve) => {
      setTimeout(resolve, ms);
    });
    const second = await name(other.id, given[1]);
    const both = await labels();
    expect((await alone)[0]).toBe(given[0]);
    expect(both).toEqual(given);
    await undo(second);
    expect(await labels()).toEqual([given[0], other.label]);
    await undo(first);
    expect(await labels()).toEqual([one.label, other.label]);
  }
  expect(stages).toEqual(['ready']);
});

test('a community gets a name while the first analysis runs', async () => {
  const { report, labels, name, progressed } = await opened('during');
  const before = report();
  await progressed('topics');
  await name('nobody', 'Nobody');
  expect((await labels()).length).toBe(2);
  await before;
});

test('data that arrives during an analysis is in the next report', async () => {
  const { store, report, progressed } = await opened('import');
  const before = report();
  await progressed('topics');
  await fill(store, postLater());
  const { events } = (await before).inputs;
  expect((await report()).inputs.events).toBeGreaterThan(events);
});

/** An event file with the account and a post after all others. */
function postLater(): string {
  const file = `${folder.path}/later.ndjson`;
  const post = { type: 'post', id: '9', at: '2026-05-01T00:00:00Z', text: 'Bread and Rust' };
  const account = { type: 'account', platform: 'x', id: '42', handle: 'robin' };
  writeFileSync(file, [account, post].map((event) => `${JSON.stringify(event)}\n`).join(''));
  return file;
}

function fail(error: unknown): never {
  throw error;
}
