import { expect, onTestFinished, test } from 'vitest';
import { analyseAccount, DEFAULT_SEED } from '../../../src/app/analyse/report-on.ts';
import { englishEncoder } from '../../../src/app/english-encoder.ts';
import { openStore } from '../../../src/app/open-store.ts';
import { keepAnalysis, keptAnalysis } from '../../../src/app/pages/kept-analysis.ts';
import { Pages } from '../../../src/app/pages/pages.ts';
import { roundedReport } from '../../../src/formats/json/report-as-json.ts';
import { tribeReport } from '../../../src/views/report/tribe-report.ts';
import { fill } from '../../support/dashboard.ts';
import { smallAudience } from '../../support/small-audience.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const folder = temporaryFolder();

test('names of topics and communities are shown without another analysis, in the report that another analysis would give', async () => {
  const location = `${folder.path}/rename.sqlite`;
  const store = await openStore(location);
  await fill(store, smallAudience(folder.path));
  const [{ id: account }] = await store.accounts.all();
  const own = await store.forAccount(account);
  const pages = new Pages(store, location);
  onTestFinished(async () => {
    await pages.close();
    await store.close();
  });
  const scope = { account, reader: 'owner' as const, visitor: 'owner' };
  const stages: string[] = [];
  const before = await pages.report(scope);
  const stop = await pages.follow(scope, ({ stage }) => stages.push(stage), fail);
  const { id, label } = before.communities[0];
  const correction = await own.corrections.add(
    { kind: 'community-name', community: id, name: 'Rustaceans' },
    Date.now(),
  );

  const topic = before.topics[0];
  const reference = {
    id: topic.id,
    label: topic.label,
    posts: [],
    parts: [],
    level: 'broad' as const,
  };
  const other = await own.corrections.add(
    { kind: 'topic-name', topic: reference, name: 'My topic' },
    Date.now(),
  );

  const named = await pages.report(scope);
  expect(named.topics[0]).toEqual({ ...topic, label: 'My topic', foundLabel: topic.label });
  expect(JSON.stringify(named.communities)).not.toContain(`topic: ${topic.label}`);
  expect(named.communities.find((one) => one.id === id)).toMatchObject({
    label: 'Rustaceans',
    foundLabel: label,
  });
  const again = await analyseAccount(own, { seed: DEFAULT_SEED }, ignore, englishEncoder());
  expect(named).toEqual(roundedReport(tribeReport(again)));

  // What is kept for other processes is the same, with its methods.
  await keepAnalysis(own, 'a key', again);
  const kept = (await keptAnalysis(own, 'a key'))!;
  expect(kept).toStrictEqual(again);
  expect(again.churn.basis).not.toBeNull();
  expect(await keptAnalysis(own, 'another key')).toBeUndefined();

  for (const made of [correction, other]) await own.corrections.undo(made, Date.now());
  expect(await pages.report(scope)).toEqual(before);
  stop();
  expect(stages).toEqual(['ready']);
});

function fail(error: unknown): never {
  throw error;
}

function ignore(): void {}
