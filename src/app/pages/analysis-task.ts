import { constants, setPriority } from 'node:os';
import { withOwnerNames } from '../../analysis/owner-names.ts';
import type { Analysis } from '../../analysis/result.ts';
import type { AnalysisSettings } from '../../analysis/settings.ts';
import { tribeReport } from '../../views/report/tribe-report.ts';
import { PageBasis } from '../../views/page-basis.ts';
import { roundedReport } from '../../formats/json/report-as-json.ts';
import { type Correction, correctionsInForce } from '../../model/corrections.ts';
import { TribeError } from '../../model/errors.ts';
import type { Exported } from '../../views/exports/exported.ts';
import type { TribeReport } from '../../model/report.ts';
import type { Role } from '../../store/ports/access-store.ts';
import type { AccountStore } from '../../store/ports/account-store.ts';
import type { TaskOf } from '../../workers/task.ts';
import { freeMemory } from '../../workers/memory.ts';
import { exportFile } from '../analyse/export-file.ts';
import { englishEncoder } from '../english-encoder.ts';
import { openStore } from '../open-store.ts';
import {
  analyseAccount,
  figuresNow,
  inputsChanged,
  inputsNow,
  keepReport,
  storedAs,
  type OnStage,
  resultKey,
} from '../analyse/report-on.ts';
import type { ANALYSE, ANSWER, Answered, Question, RENAME } from './analysis-messages.ts';
import { changedMeanwhile } from './changed-meanwhile.ts';
import { keepAnalysis, keptAnalysis } from './kept-analysis.ts';
import { PreparedPages } from './prepared-pages.ts';
import { readerOf } from '../reader.ts';
import { VIEWS } from './views.ts';

/** What a role sees of an analysis. */
interface Seen extends Exported {
  pages: PreparedPages;
}

/** A finished analysis: its store, report, key and inputs. */
interface Finished {
  store: AccountStore;
  settings: AnalysisSettings;
  analysis: Analysis;
  report: TribeReport;
  key: string;
  inputs: string;
  /** What owners and viewers see, once one has asked. */
  seen: Map<Role, Seen>;
}

/** The only analysis of this thread. */
let finished: Finished | undefined;

/** Makes the analysis from which {@link answerInThread} then answers. */
export const analyseInThread: TaskOf<typeof ANALYSE> = async (
  { location, account, settings, kept },
  onProgress,
) => {
  // Requests for pages come first. Only Linux has priorities of threads. Elsewhere this would slow
  // the whole program.
  if (process.platform === 'linux') setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
  const encoder = englishEncoder();
  const database = await openStore(location);
  try {
    const store = await database.forAccount(account);
    // Data that arrives during the analysis is not in its figures.
    const figuresBefore = await figuresNow(store);
    const inputs = await inputsNow(store);
    const onStage: OnStage = (stage, done, all) =>
      onProgress({ stage, ...(done !== undefined && { done }), ...(all !== undefined && { all }) });
    const keyNow = () => resultKey(store, settings, encoder?.model, inputs);
    const known = kept && (await keptAnalysis(store, await keyNow()));
    if (known === undefined && kept === 'read') throw changedMeanwhile();
    const analysis = known ?? (await analyseAccount(store, settings, onStage, encoder));
    const report = roundedReport(tribeReport(analysis));
    const key = await keyNow();
    if (known === undefined) await keepReport(store, key, report, inputs);
    if (known === undefined && kept === 'made' && !(await inputsChanged(store, inputs))) {
      await keepAnalysis(store, key, analysis);
    }
    finished = { store, settings, analysis, report, key, inputs, seen: new Map() };
    const figures = await resultKey(store, settings, encoder?.model, figuresBefore);
    await seenBy('owner');
    return { key, figures, bytes: freeMemory() };
  } catch (error) {
    await database.close();
    throw error;
  }
};

/**
 * Gives topics and communities their present names. Throws if more than the names has changed.
 *
 * @param expected the key of the figures of this analysis.
 */
export const renameInThread: TaskOf<typeof RENAME> = async ({ figures: expected }) => {
  const { store, settings, analysis } = finished!;
  const inputs = await inputsNow(store);
  const { digest } = await store.log.inputs();
  const corrections = correctionsInForce(await store.corrections.all());
  const keyOf = (from: string) => resultKey(store, settings, englishEncoder()?.model, from);
  const key = await keyOf(inputs);
  const figures = await keyOf(await figuresNow(store));
  if (figures !== expected) throw new TribeError('The data has changed.', 'Try again.');
  const renamed = {
    ...analysis,
    log: {
      ...analysis.log,
      corrections: withPresentNames(analysis.log.corrections, corrections),
      digest,
    },
    ...withOwnerNames(analysis, corrections),
  };
  const report = roundedReport(tribeReport(renamed));
  await keepReport(store, key, report, inputs);
  for (const { pages } of finished!.seen.values()) pages.stop();
  finished = { store, settings, analysis: renamed, report, key, inputs, seen: new Map() };
  return { key, figures };
};

function isName({ kind }: Correction): boolean {
  return kind === 'community-name' || kind === 'topic-name';
}

/** Returns the corrections of an analysis, with the present names instead of those it had. */
function withPresentNames(before: readonly Correction[], now: readonly Correction[]): Correction[] {
  return [...before.filter((one) => !isName(one)), ...now.filter(isName)];
}

/** Answers from the analysis of this thread, as bytes. */
export const answerInThread: TaskOf<typeof ANSWER> = async (question) => {
  const { reader } = question;
  if (question.kind === 'export') return fileFor(question);
  const { name, requested } = question;
  // The layout of a large map takes seconds, so the store keeps it, as it keeps the report.
  if (name === 'map' || name === 'report') return bytesOf(await storedPage(name, reader));
  const page = (await seenBy(reader)).pages.of(name, requested);
  return page === undefined ? undefined : bytesOf(page);
};

/** Returns a file, of communities about the people that the reader chose, with what the reader may see. */
async function fileFor({
  reader,
  file,
  only: { ids, community },
}: Extract<Question, { kind: 'export' }>): Promise<NonNullable<Answered>> {
  const { log, partition } = (await seenBy(reader)).analysis;
  const wanted = ids && new Set(ids);
  const isWanted = (person: number): boolean =>
    (wanted === undefined || wanted.has(log.people.ids[person])) &&
    (community === undefined ||
      partition.communities[partition.community[person]]?.id === community);
  const { chunks } = exportFile(await seenBy(file.idsOnly ? 'viewer' : reader), file, isWanted);
  const parts: Uint8Array[] = [];
  for await (const chunk of chunks) parts.push(typeof chunk === 'string' ? bytesOf(chunk) : chunk);
  return new Uint8Array(Buffer.concat(parts));
}

/** Returns what a role may see. All answers of this thread are made from it. */
async function seenBy(role: Role): Promise<Seen> {
  const { store, analysis, report, seen } = finished!;
  const known = seen.get(role);
  if (known !== undefined) return known;
  const shown = (await readerOf(store, role)).analysis(analysis);
  const exported = {
    analysis: shown,
    report: role === 'owner' ? report : roundedReport(tribeReport(shown)),
    basis: new PageBasis(shown),
  };
  const pages = new PreparedPages(exported);
  // A page that can't be made gives its error to the request for it.
  pages.prepare().catch(() => undefined);
  const made = { ...exported, pages };
  seen.set(role, made);
  return made;
}

async function storedPage(name: 'map' | 'report', reader: Role): Promise<string> {
  const { store, key, inputs } = finished!;
  const kind = storedAs(reader, name);
  const stored = await store.results.recall(kind, key);
  if (stored !== undefined && VIEWS[name].schema.safeParse(JSON.parse(stored)).success)
    return stored;
  const made = (await seenBy(reader)).pages.of(name, {})!;
  if (!(await inputsChanged(store, inputs))) await store.results.remember(kind, key, made);
  return made;
}

function bytesOf(text: string): NonNullable<Answered> {
  return new TextEncoder().encode(text);
}
