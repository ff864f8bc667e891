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
import type { EventStore, Inputs } from '../../store/event-store.ts';
import { encodePosts } from './encode-posts.ts';
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
  const key = resultKey(await store.inputsOf(account), settings, encoder?.model);
  const kept = await keptReport(store, account, key);
  if (kept !== undefined) return kept;
  const report = settledReport(
    tribeReport(await analyseAccount(store, account, settings, onStage, encoder)),
  );
  await keepReport(store, account, key, report);
  return report;
}

/** Two results with the same key are the same. */
export function resultKey(
  { digest, quarantined }: Inputs,
  { from, to, seed }: AnalysisSettings,
  model: string | undefined,
): string {
  return JSON.stringify([METHOD, digest, quarantined, from, to, seed, model ?? null]);
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

/** Reads all that is known of the account and analyses it. */
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
  const threads = inTwoThreads();
  try {
    return analyse(log, settings, onStage, threads.steps, vectors);
  } finally {
    threads.end();
  }
}
