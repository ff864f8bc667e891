import { constants, setPriority } from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';
import type { Analysis } from '../../analysis/result.ts';
import { tribeReport } from '../../views/report/tribe-report.ts';
import { englishEncoder } from '../../encoders/english-encoder.ts';
import { communitiesOf } from '../../views/communities/communities-of.ts';
import { roundedReport } from '../../formats/json/report-as-json.ts';
import { roundNumber } from '../../formats/json/round-number.ts';
import { communityExporters } from '../../formats/registry.ts';
import { TribeError } from '../../model/errors.ts';
import { MapPage } from '../../model/pages/map-page.ts';
import type { TribeReport } from '../../model/report.ts';
import { openStore } from '../open-store.ts';
import {
  analyseAccount,
  areOthers,
  inputsNow,
  keepReport,
  resultKey,
} from '../analyse/report-on.ts';
import type {
  AnalysisTask,
  Answered,
  FromWorker,
  Question,
  ToWorker,
} from './analysis-messages.ts';
import { VIEWS, idsOnly } from './views.ts';

// Who waits for a page comes first. Only Linux knows priorities of threads; elsewhere this would
// slow the whole program.
if (process.platform === 'linux') setPriority(constants.priority.PRIORITY_BELOW_NORMAL);

const { location, account, settings } = workerData as AnalysisTask;
const tell = (message: FromWorker): void => parentPort!.postMessage(message);
const encoder = englishEncoder();
const store = await openStore(location);

try {
  const inputs = await inputsNow(store, account);
  const analysis = await analyseAccount(
    store,
    account,
    settings,
    (stage, done, all) =>
      tell({
        kind: 'progress',
        progress: { stage, ...(done !== undefined && { done }), ...(all !== undefined && { all }) },
      }),
    encoder,
  );
  const report = roundedReport(tribeReport(analysis));
  const key = await resultKey(store, account, settings, encoder?.model, inputs);
  await keepReport(store, account, key, report, inputs);
  tell({ kind: 'kept', key });
  tell({ kind: 'progress', progress: { stage: 'ready' } });
  parentPort!.on('message', ({ number, question }: ToWorker) => {
    answer({ analysis, report, key, inputs }, question).then(
      (bytes) => tell({ kind: 'answer', number, answer: bytes }),
      (error: unknown) => tell(failure(error, number)),
    );
  });
} catch (error) {
  tell(failure(error));
  await store.close();
}

/** What was worked out, under which key, and of which inputs. */
interface Finished {
  analysis: Analysis;
  report: TribeReport;
  key: string;
  inputs: string;
}

async function answer(finished: Finished, question: Question): Promise<Answered> {
  const { analysis, report } = finished;
  const seen = question.idsOnly ? idsOnly(analysis) : analysis;
  if (question.kind === 'communities') {
    const { rows, edges } = communitiesOf(seen);
    const { ids, community } = question.only;
    const wanted = ids && new Set(ids);
    const chosen = Iterator.from(rows).filter(
      ({ person_id, community_id }) =>
        (wanted === undefined || wanted.has(person_id)) &&
        (community === undefined || community === community_id),
    );
    const options = { idsOnly: question.idsOnly };
    const chunks = communityExporters[question.format]({ rows: chosen, edges }, options);
    return bytesOf([...chunks].join(''));
  }
  const { name, requested } = question;
  // The layout of a large map takes seconds, so it is kept.
  if (name === 'map' && !question.idsOnly) return bytesOf(await keptMap(finished));
  const page = VIEWS[name].make(seen, report, requested);
  return page === undefined ? undefined : bytesOf(written(VIEWS[name].schema.parse(page)));
}

async function keptMap({ analysis, report, key, inputs }: Finished): Promise<string> {
  const kept = await store.results.recall(account, 'map', key);
  if (kept !== undefined && MapPage.safeParse(JSON.parse(kept)).success) return kept;
  const made = written(MapPage.parse(VIEWS.map.make(analysis, report, {})));
  if (!(await areOthers(store, account, inputs)))
    await store.results.remember(account, 'map', key, made);
  return made;
}

function written(page: object): string {
  return JSON.stringify(page, roundNumber);
}

function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text);
}

function failure(error: unknown, number?: number): FromWorker {
  const { message, stack } = error as Error;
  return {
    kind: 'failed',
    ...(number !== undefined && { number }),
    message,
    ...(error instanceof TribeError ? { advice: error.advice } : { stack: stack ?? '' }),
  };
}
