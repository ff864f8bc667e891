import { expect, onTestFinished, test } from 'vitest';
import { TribeReport } from '../../src/model/report.ts';
import { fill, openDashboard } from '../support/dashboard.ts';
import { smallAudience } from '../support/small-audience.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const folder = temporaryFolder();

test('who came with a topic is known of broad topics only; of a fine one nothing is found', async () => {
  const dashboard = await openDashboard(`${folder.path}/fine.sqlite`);
  onTestFinished(() => dashboard.close());
  const file = smallAudience(folder.path, {
    followers: 100,
    days: 60,
    alter: (event) => ({ ...event, topics: undefined }),
  });
  await fill(dashboard.store, file);
  const cookie = await dashboard.enter();
  const response = await dashboard.ask('/api/v1/report', { cookie });
  const { topics } = TribeReport.parse(await response.json());
  const fine = topics.find(({ parent }) => parent !== null)!;
  for (const [id, status] of [
    [fine.id, 404],
    [fine.parent, 200],
  ]) {
    for (const query of ['', '?format=csv']) {
      const asked = await dashboard.ask(`/api/v1/topics/${id}/came-with${query}`, { cookie });
      expect([id, asked.status]).toEqual([id, status]);
    }
  }
  expect(dashboard.defects).toEqual([]);
});
