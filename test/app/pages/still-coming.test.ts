import { expect, onTestFinished, test } from 'vitest';
import { openStore } from '../../../src/app/open-store.ts';
import { Pages } from '../../../src/app/pages/pages.ts';
import { fill } from '../../support/dashboard.ts';
import { smallAudience } from '../../support/small-audience.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const folder = temporaryFolder();

test('the dashboard’s report says what a snapshot has still to read, until it ends', async () => {
  const location = `${folder.path}/coming.sqlite`;
  const store = await openStore(location);
  await fill(store, smallAudience(folder.path, { followers: 60, days: 20 }));
  const [{ id: account }] = await store.accounts.all();
  const { runs } = (await store.forAccount(account)).collector;
  const pages = new Pages(store, location);
  onTestFinished(async () => {
    await pages.close();
    await store.close();
  });
  const warnings = async () =>
    (await pages.report({ account, reader: 'owner', visitor: 'owner' })).warnings;
  const usual = await warnings();
  const run = await runs.begin('snapshot', Date.now());
  expect(await warnings()).toEqual([expect.stringMatching(/^Still being read: /u), ...usual]);
  await runs.end(run.number, Date.now(), 'complete');
  expect(await warnings()).toEqual(usual);
});
