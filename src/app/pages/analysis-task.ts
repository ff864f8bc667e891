import { constants, setPriority } from 'node:os';
import type { Analysis } from '../../analysis/result.ts';
import { tribeReport } from '../../views/report/tribe-report.ts';
import { PageBasis } from '../../views/page-basis.ts';
import { communitiesOf } from '../../views/rows/community-rows.ts';
import { roundedReport } from '../../formats/json/report-as-json.ts';
import { roundNumber } from '../../formats/json/round-number.ts';
import { communityExporters } from '../../formats/registry.ts';
import { MapPage } from '../../model/pages/map-page.ts';
import type { TribeReport } from '../../model/report.ts';
import type { AccountStore } from '../../store/ports/account-store.ts';
import type { TaskOf } from '../../workers/task.ts';
import { freeMemory } from '../../workers/memory.ts';
import { englishEncoder } from '../english-encoder.ts';
import { openStore } from '../open-store.ts';
import {
  analyseAccount,
  areOthers,
  inputsNow,
  keepReport,
  type OnStage,
  resultKey,
} from '../analyse/report-on.ts';
import type { ANALYSE, ANSWER, Answered } from './analysis-messages.ts';
import { VIEWS, idsOnly } from './views.ts';

/** What was worked out, under which key, of which inputs, and where from. */
interface Finished {
  store: AccountStore;
  analysis: Analysis;
  report: TribeReport;
  key: string;
  inputs: string;
  /** What somebody sees who sees everything, and who sees ids only, once they asked. */
  seen: Map<boolean, Seen>;
}

interface Seen {
  analysis: Analysis;
  basis: PageBasis;
}

/** The one analysis of this thread. */
let finished: Finished | undefined;

/** Works out the analysis that {@link answerInThread} then answers from. */
export const analyseInThread: TaskOf<typeof ANALYSE> = async (
  { location, account, settings },
  tell,
) => {
  // Who waits for a page comes first. Only Linux knows priorities of threads; elsewhere this would
  // slow the whole program.
  if (process.platform === 'linux') setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
  const encoder = englishEncoder();
  const database = await openStore(location);
  try {
    const store = await database.forAccount(account);
    const inputs = await inputsNow(store);
    const onStage: OnStage = (stage, done, all) =>
      tell({ stage, ...(done !== undefined && { done }), ...(all !== undefined && { all }) });
    const analysis = await analyseAccount(store, settings, onStage, encoder);
    const report = roundedReport(tribeReport(analysis));
    const key = await resultKey(store, settings, encoder?.model, inputs);
    await keepReport(store, key, report, inputs);
    finished = { store, analysis, report, key, inputs, seen: new Map() };
    return { key, bytes: freeMemory() };
  } catch (error) {
    await database.close();
    throw error;
  }
};

/** Answers from the analysis of this thread, as bytes. */
export const answerInThread: TaskOf<typeof ANSWER> = async (question) => {
  const { report } = finished!;
  const { analysis, basis } = seenBy(finished!, question.idsOnly);
  if (question.kind === 'communities') {
    const { rows, edges } = communitiesOf(analysis);
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
  if (name === 'map' && !question.idsOnly) return bytesOf(await keptMap(finished!));
  const page = VIEWS[name].make(analysis, report, requested, basis);
  return page === undefined ? undefined : bytesOf(written(VIEWS[name].schema.parse(page)));
};

function seenBy({ analysis, seen }: Finished, onlyIds: boolean): Seen {
  const known = seen.get(onlyIds);
  if (known !== undefined) return known;
  const shown = onlyIds ? idsOnly(analysis) : analysis;
  const made = { analysis: shown, basis: new PageBasis(shown) };
  seen.set(onlyIds, made);
  return made;
}

async function keptMap(finished: Finished): Promise<string> {
  const { store, report, key, inputs } = finished;
  const { analysis, basis } = seenBy(finished, false);
  const kept = await store.results.recall('map', key);
  if (kept !== undefined && MapPage.safeParse(JSON.parse(kept)).success) return kept;
  const made = written(MapPage.parse(VIEWS.map.make(analysis, report, {}, basis)));
  if (!(await areOthers(store, inputs))) await store.results.remember('map', key, made);
  return made;
}

function written(page: object): string {
  return JSON.stringify(page, roundNumber);
}

function bytesOf(text: string): NonNullable<Answered> {
  return new TextEncoder().encode(text);
}
