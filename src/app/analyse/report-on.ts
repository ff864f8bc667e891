import type { Stage } from '../../analysis/analyse.ts';
import { type AnalysisSettings, METHOD } from '../../analysis/settings.ts';
import type { Analysis } from '../../analysis/result.ts';
import { reportAsJson, roundedReport } from '../../formats/json/report-as-json.ts';
import type { SentenceEncoder } from '../../encoders/sentence-encoder.ts';
import { TribeReport } from '../../model/report.ts';
import type { Role } from '../../store/ports/access-store.ts';
import type { AccountStore } from '../../store/ports/account-store.ts';
import { keepTopics, recallTopics } from './topic-memory.ts';

/** The stages that people see while they wait: reading the events, then those of the analysis. */
export type ReportStage = 'events' | 'vectors' | Stage;

/** Told before each stage begins and, of one that can be counted, how far it is. */
export type OnStage = (stage: ReportStage, done?: number, all?: number) => void;

export const DEFAULT_SEED = 1;

const STORED_AS = 'report';

/**
 * The tribe report on an account: the one stored, where it was made of the same inputs with the same
 * settings, or a new one, which is then kept.
 *
 * @param encoder makes vectors of what posts say; none: their topics are found by words alone.
 */
export async function reportOn(
  store: Pick<AccountStore, 'log' | 'results'>,
  settings: AnalysisSettings,
  onStage: OnStage,
  encoder?: SentenceEncoder,
): Promise<TribeReport> {
  const inputs = await inputsNow(store);
  const key = await resultKey(store, settings, encoder?.model, inputs);
  const stored = await storedReport(store, key);
  if (stored !== undefined) return stored;
  // Loaded only where there is no stored report, as what follows.
  const { tribeReport } = await import('../../views/report/tribe-report.ts');
  const report = roundedReport(
    tribeReport(await analyseAccount(store, settings, onStage, encoder)),
  );
  // Another analysis with the topics and communities remembered now would give the same report.
  const after = await resultKey(store, settings, encoder?.model, inputs);
  await keepReport(store, after, report, inputs);
  return report;
}

/** Returns a text that changes whenever the inputs of an analysis do. */
export async function inputsNow(store: Pick<AccountStore, 'log'>): Promise<string> {
  const { digest, quarantined } = await store.log.inputs();
  return `${digest} ${quarantined}`;
}

/** Returns the same without the names of topics and communities, which change no figure. */
export async function figuresNow(store: Pick<AccountStore, 'log'>): Promise<string> {
  const { figuresDigest, quarantined } = await store.log.inputs();
  return `${figuresDigest} ${quarantined}`;
}

/** Returns a key of the inputs, settings, and remembered topics and communities: same key, same result. */
export async function resultKey(
  store: Pick<AccountStore, 'results'>,
  { from, to, seed }: AnalysisSettings,
  model: string | undefined,
  inputs: string,
): Promise<string> {
  const topics = await recallTopics(store);
  return JSON.stringify([
    METHOD,
    inputs,
    from,
    to,
    seed,
    model ?? null,
    topics.digest,
    await store.results.communitiesDigest(),
  ]);
}

/** Returns the name under which a result is stored. Viewers get another result than owners. */
export function storedAs(reader: Role, kind: string): string {
  return reader === 'owner' ? kind : `${kind} for viewers`;
}

/** Returns the report stored under a key, unless it has the form of another version of Tribefinder. */
export async function storedReport(
  store: Pick<AccountStore, 'results'>,
  key: string,
  reader: Role = 'owner',
): Promise<TribeReport | undefined> {
  const stored = await store.results.recall(storedAs(reader, STORED_AS), key);
  return stored === undefined ? undefined : TribeReport.safeParse(JSON.parse(stored)).data;
}

/** @param inputs from which the report was made. If they have changed, it is not kept. */
export async function keepReport(
  store: Pick<AccountStore, 'log' | 'results'>,
  key: string,
  report: TribeReport,
  inputs: string,
): Promise<void> {
  if (await inputsChanged(store, inputs)) return;
  await store.results.remember(STORED_AS, key, reportAsJson(report));
}

/**
 * Whether the inputs changed during an analysis. Its result must not be kept then, because it may
 * contain a person who was forgotten meanwhile.
 */
export async function inputsChanged(
  store: Pick<AccountStore, 'log'>,
  inputs: string,
): Promise<boolean> {
  return (await inputsNow(store)) !== inputs;
}

/**
 * Reads all data of the account and analyses it. Topics and communities keep the ids of those found
 * last, and then replace them in memory, unless the analysis is of a window only.
 */
export async function analyseAccount(
  store: Pick<AccountStore, 'log' | 'results'>,
  settings: AnalysisSettings,
  onStage: OnStage,
  encoder?: SentenceEncoder,
): Promise<Analysis> {
  onStage('events');
  const { analyse } = await import('../../analysis/analyse.ts');
  const { communitiesToRemember } =
    await import('../../analysis/communities/identity/communities-to-remember.ts');
  const { encodePosts } = await import('./encode-posts.ts');
  const { shareHeavyWork } = await import('./share-heavy-work.ts');
  const inputs = await inputsNow(store);
  const log = await store.log.loadAudience(settings.to);
  const vectors = await encodePosts(store, log.posts, encoder, (done, all) =>
    onStage('vectors', done, all),
  );
  const { topics } = await recallTopics(store);
  const partition = await store.results.recallCommunities(log.people.ids);
  const found = await shareHeavyWork(
    analyse(log, settings, onStage, vectors, { topics, partition }),
  );
  const isAll = settings.from === undefined && settings.to === undefined;
  if (isAll && !(await inputsChanged(store, inputs))) {
    await keepTopics(store, found.topicsToKeep, found.postTopics, log.posts);
    const remembered = communitiesToRemember(found.partition, found.earlier, found.window.to);
    await store.results.rememberCommunities(found.log.people.ids, remembered);
  }
  return found;
}
