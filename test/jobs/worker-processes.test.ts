import { expect, it, onTestFinished } from 'vitest';
import { analyseByJobs } from '../../src/app/jobs/analysis-jobs.ts';
import { openJobs } from '../../src/app/jobs/open-jobs.ts';
import { openStore } from '../../src/app/open-store.ts';
import { Pages } from '../../src/app/pages/pages.ts';
import { seededRandom } from '../../src/stats/random.ts';
import { addOwners, liveAsCrowd, longestAndMedian, Mortals } from '../soak/many-owners.ts';
import { postgresServer } from '../support/postgres-server.ts';
import { startTribe } from '../support/tribe-process.ts';

const server = postgresServer();
/** A process takes long to start on a busy machine. */
const SLOW = { timeout: 30_000 };

it('reports are made by workers, once each and for everybody, although one is killed', async () => {
  const database = await server.database();
  const store = await openStore(database);
  const jobs = await openJobs(database, (error) => expect.fail(String(error)));
  const pages = new Pages(store, database, undefined, undefined, analyseByJobs(jobs, store));
  const owners = await addOwners(store, 6);
  const web = {
    report: (account: (typeof owners)[number]) =>
      pages.report({ account, reader: 'owner', visitor: account }),
  };
  const args = ['work', '--silence', '2s', '--quiet'];
  const start = () => startTribe(args, { database });
  const seen = liveAsCrowd({ store, owners, webs: [web], round: 1 });
  onTestFinished(async () => {
    await pages.close();
    await jobs.stop(0);
    await store.close();
  });
  await expect.poll(async () => (await jobs.depths())[0].waiting, SLOW).toBe(6);
  const workers = new Mortals(2, start, seededRandom(1));
  onTestFinished(() => workers.end());
  await expect.poll(async () => (await jobs.depths())[0].running, SLOW).toBe(2);
  workers.killOne();
  const { waits, wrong } = await seen;
  expect(wrong).toEqual([]);
  expect(await jobs.depths()).toMatchObject([{ waiting: 0, running: 0, failed: 0 }]);
  const done = `select count(*)::integer from tribefinder_jobs.job where state = 'completed'`;
  expect(await server.run(database, done)).toEqual([{ count: 6 }]);
  const { longest, median } = longestAndMedian(waits);
  expect(longest).toBeLessThanOrEqual(3 * median);
});
