import {
  analyse,
  type Analysis,
  type AnalysisSettings,
  METHOD,
  type Stage,
} from '../../analysis/analyse.ts';
import { tribeReport } from '../../analysis/report/tribe-report.ts';
import { reportAsJson, settledReport } from '../../exports/json/report-as-json.ts';
import type { SentenceEncoder } from '../../encoders/sentence-encoder.ts';
import type { AccountId } from '../../model/ids.ts';
import { TribeReport } from '../../model/report.ts';
import type { EventStore } from '../../store/event-store.ts';
import { encodePosts } from './encode-posts.ts';
import { keepTopics, recallTopics } from './topic-memory.ts';
import { inTwoThreads } from './two-threads.ts';

/** What somebody who waits is told: reading the events comes before the stages of the analysis. */
export type ReportStage = 'events' | 'vectors' | Stage;

/** Told before each stage begins and, of one that can be counted, how far it is. */
export type OnStage = (stage: ReportStage, done?: number, all?: number) => void;

export const DEFAULT_SEED = 1;

const KEPT_AS = 'report';

/**
 * The tribe report on an account: the one kept, where it was made of the same inputs with the same
 * settings, or a new one, which is then kept.
 *
 * @param encoder makes vectors of what posts say; none: their topics are found by words alone.
 */
export async function reportOn(
  store: EventStore,
  account: AccountId,
  settings: AnalysisSettings,
  onStage: OnStage,
  encoder?: SentenceEncoder,
): Promise<TribeReport> {
  const key = await resultKey(store, account, settings, encoder?.model);
  const kept = await keptReport(store, account, key);
  if (kept !== undefined) return kept;
  const report = settledReport(
    tribeReport(await analyseAccount(store, account, settings, onStage, encoder)),
  );
  // Made again with what is remembered now, it would be the same.
  const after = await resultKey(store, account, settings, encoder?.model);
  await keepReport(store, account, after, report);
  return report;
}

/** Results with the same key are the same: of the inputs, the topics remembered, and the settings. */
export async function resultKey(
  store: EventStore,
  account: AccountId,
  { from, to, seed }: AnalysisSettings,
  model: string | undefined,
): Promise<string> {
  const { digest, quarantined } = await store.inputsOf(account);
  const memory = await recallTopics(store, account);
  return JSON.stringify([
    METHOD,
    digest,
    quarantined,
    from,
    to,
    seed,
    model ?? null,
    memory.digest,
  ]);
}

/** The report kept under a key. One kept by another version may have another form: there is none. */
export async function keptReport(
  store: EventStore,
  account: AccountId,
  key: string,
): Promise<TribeReport | undefined> {
  const kept = await store.recall(account, KEPT_AS, key);
  return kept === undefined ? undefined : TribeReport.safeParse(JSON.parse(kept)).data;
}

export function keepReport(
  store: EventStore,
  account: AccountId,
  key: string,
  report: TribeReport,
): Promise<void> {
  return store.remember(account, KEPT_AS, key, reportAsJson(report));
}

/**
 * Reads all that is known of the account and analyses it. Topics are known again by those found
 * last; those found now are remembered in their place, but not where only a window is looked at.
 */
export async function analyseAccount(
  store: EventStore,
  account: AccountId,
  settings: AnalysisSettings,
  onStage: OnStage,
  encoder?: SentenceEncoder,
): Promise<Analysis> {
  onStage('events');
  const log = await store.loadAudience(account);
  const vectors = await encodePosts(store, account, log.posts, encoder, (done, all) =>
    onStage('vectors', done, all),
  );
  const earlier = await recallTopics(store, account);
  const threads = inTwoThreads();
  try {
    const found = analyse(log, settings, onStage, threads.steps, vectors, earlier.topics);
    if (settings.from === undefined && settings.to === undefined) {
      await keepTopics(store, account, log.posts, found.postTopics);
    }
    return found;
  } finally {
    threads.end();
  }
}
