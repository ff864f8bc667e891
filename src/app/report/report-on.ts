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
  const { digest, quarantined } = await store.inputsOf(account);
  const keyWith = (topicMemory: string): string =>
    JSON.stringify([
      METHOD,
      digest,
      quarantined,
      settings.from,
      settings.to,
      settings.seed,
      encoder?.model ?? null,
      topicMemory,
    ]);
  const before = await recallTopics(store, account);
  const kept = await store.recall(account, KEPT_AS, keyWith(before.digest));
  if (kept !== undefined) {
    // A report kept by another version may have another form; then it is made anew.
    const report = TribeReport.safeParse(JSON.parse(kept));
    if (report.success) return report.data;
  }
  const report = settledReport(
    tribeReport(await analyseAccount(store, account, settings, onStage, encoder)),
  );
  // Made again with what is remembered now, it would be the same.
  const { digest: after } = await recallTopics(store, account);
  await store.remember(account, KEPT_AS, keyWith(after), reportAsJson(report));
  return report;
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
