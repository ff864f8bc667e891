import type { Period } from '../../model/periods.ts';
import type { AccountId } from '../../model/ids.ts';
import type { SourcesPage } from '../../model/pages/account-data.ts';
import type { TribeReport } from '../../model/report.ts';
import { usualMemory } from '../../workers/memory.ts';
import type { Store } from '../../store/ports/store.ts';
import { BusyError } from '../busy-error.ts';
import type { Depth } from '../fair-queue.ts';
import { stillComing, withStillComing } from '../still-coming.ts';
import { storedReport } from '../analyse/report-on.ts';
import type { ExportFile } from '../analyse/export-file.ts';
import { type AnalyseElsewhere, Analyses } from './analyses.ts';
import type {
  AnalysisKeys,
  AnalysisProgress,
  AnalysisTask,
  Answered,
  OnlyPeople,
} from './analysis-messages.ts';
import type { AnalysisThread } from './analysis-thread.ts';
import { type Answer, Answers, tagOf } from './answers.ts';
import { bytesOf } from './bytes-of.ts';
import {
  accountsCompared,
  type ComparedWith,
  earlierCompared,
  periodsCompared,
} from './comparisons.ts';
import type { Scope } from './page-scope.ts';
import { type ScopeKeys, scopeKeys, settingsOf } from './scope-keys.ts';
import { readerOf } from '../reader.ts';
import { type ViewArguments, type ViewName, formsOf } from './views.ts';

/** A page that has not been made yet. */
export interface Page {
  /** Changes whenever the page may change. */
  tag: string;
  /** `undefined`: there is no such page. */
  answer: () => Promise<Answer | undefined>;
}

/** What an answer is made of, and what its inputs were. */
type Basis = readonly (readonly [Scope, ScopeKeys])[];

const AFTER_FIRST_PICTURE_MS = 1500;

/**
 * All pages of the dashboard. They come from analyses in threads of their own, and are kept while
 * their inputs stay the same. This thread only looks up the inputs, and waits for the rest.
 */
export class Pages {
  readonly #store: Pick<Store, 'forAccount' | 'version'>;
  readonly #location: string;
  readonly #now: () => number;
  readonly #keysOf: (scope: Scope) => Promise<ScopeKeys>;
  readonly #analyses: Analyses;
  readonly #kept: AnalysisTask['kept'];
  readonly #answers = new Answers();
  readonly #forms = new Map<ViewName, string>();
  readonly #later = new Set<NodeJS.Timeout>();

  /**
   * @param location of the database behind the store.
   * @param memory bytes that the analyses may take.
   * @param now the clock.
   * @param elsewhere lets other processes make the analyses. Default: this one does.
   */
  constructor(
    store: Pick<Store, 'forAccount' | 'version'>,
    location: string,
    memory = usualMemory(),
    now: () => number = Date.now,
    elsewhere?: AnalyseElsewhere,
  ) {
    this.#now = now;
    this.#store = store;
    this.#keysOf = scopeKeys(store);
    this.#location = location;
    this.#analyses = new Analyses(memory, elsewhere);
    this.#kept = elsewhere === undefined ? undefined : 'read';
  }

  async page(scope: Scope, name: ViewName, requested: ViewArguments = {}): Promise<Page> {
    const keys = await this.#keysOf(scope);
    const parts = [keys.key, scope.account, scope.reader, this.#formOf(name), requested];
    if (name !== 'report') {
      return this.#cached([[scope, keys]], tagOf(...parts), () =>
        this.#cut(scope, keys, name, requested),
      );
    }
    const coming = await stillComing(await this.#store.forAccount(scope.account), this.#now());
    return this.#cached([[scope, keys]], tagOf(...parts, coming), async () => {
      const made = await this.#report(scope, keys);
      if (made === undefined || coming === undefined) return made;
      const report = JSON.parse(new TextDecoder().decode(made)) as TribeReport;
      return bytesOf(JSON.stringify(withStillComing(report, coming)));
    });
  }

  async report(scope: Scope): Promise<TribeReport> {
    const { answer } = await this.page(scope, 'report');
    return JSON.parse(new TextDecoder().decode((await answer())!.plain)) as TribeReport;
  }

  comparison(scope: Scope, compared: ComparedWith): Promise<Page> {
    return this.#compared([scope], ['comparison', compared], (reportOf) =>
      earlierCompared(reportOf, scope, compared),
    );
  }

  comparedPeriods(scope: Scope, period: Period): Promise<Page> {
    return this.#compared([scope], ['periods', period], (reportOf) =>
      periodsCompared(reportOf, scope, period),
    );
  }

  /** Compares two accounts of the visitor. */
  comparedAccounts(scope: Scope, other: Scope): Promise<Page> {
    return this.#compared([scope, other], ['accounts'], (reportOf) =>
      accountsCompared(reportOf, scope, other),
    );
  }

  /** Returns how many events of which types an account has, and their sources. */
  async sources({ account, reader }: Pick<Scope, 'account' | 'reader'>): Promise<SourcesPage> {
    const store = await this.#store.forAccount(account);
    const { sources } = await readerOf(store, reader);
    const { events, digest, quarantined } = await store.log.inputs();
    return { events, digest, quarantined, sources: sources(await store.log.sources()) };
  }

  /** Returns a file for other programs. `idsOnly`: only what a viewer may see. */
  async export(
    scope: Scope,
    { what, format, idsOnly }: Omit<ExportFile, 'idsOnly'> & { idsOnly?: boolean },
    only: OnlyPeople = {},
  ): Promise<Uint8Array<ArrayBuffer>> {
    const thread = this.#thread(scope, await this.#keysOf(scope));
    const { reader } = scope;
    const file = { what, format, idsOnly: idsOnly ?? reader === 'viewer' };
    return (await thread.ask({ kind: 'export', reader, file, only }, scope.visitor))!;
  }

  /** Begins the analysis if needed, and reports its progress. Returns a function that stops this. */
  async follow(
    scope: Scope,
    listener: (progress: AnalysisProgress) => void,
    onFailed: (error: unknown) => void,
  ): Promise<() => void> {
    const thread = this.#thread(scope, await this.#keysOf(scope));
    thread.whenReady().catch(onFailed);
    return thread.follow(listener);
  }

  /**
   * Permanently removes data of an account. Also drops from memory all results that contain it, even
   * those that begin during the removal.
   */
  async removing<Result>(account: AccountId, remove: () => Promise<Result>): Promise<Result> {
    const dropResults = async (): Promise<void> => {
      this.#beginNoneLater();
      await this.#analyses.endOf(account);
      this.#answers.clear();
    };
    await dropResults();
    return remove().finally(dropResults);
  }

  /** Returns how many analyses wait for their turn in this process. */
  depth(): Depth {
    return this.#analyses.depth();
  }

  close(): Promise<void> {
    this.#beginNoneLater();
    return this.#analyses.close();
  }

  /** A comparison of reports about these scopes, or about other times of the same accounts. */
  async #compared(
    scopes: readonly Scope[],
    how: readonly string[],
    compare: (reportOf: (scope: Scope) => Promise<TribeReport>) => Promise<Answered>,
  ): Promise<Page> {
    const basis = await Promise.all(
      scopes.map(async (scope) => [scope, await this.#keysOf(scope)] as const),
    );
    const parts = basis.map(([{ account, reader }, { key }]) => [key, account, reader]);
    return this.#cached(basis, tagOf(parts, how), () => compare((scope) => this.report(scope)));
  }

  /** An answer is never older than its inputs, but may be newer if they change meanwhile. */
  #cached(basis: Basis, tag: string, make: () => Promise<Answered>): Page {
    const isSame = async ([scope, { inputs }]: Basis[number]): Promise<boolean> =>
      (await this.#keysOf(scope)).inputs === inputs;
    const answer = async (): Promise<Answer | undefined> => {
      const made = await this.#answers.of(tag, make);
      if (made === undefined || (await Promise.all(basis.map(isSame))).every(Boolean)) return made;
      this.#answers.drop(tag);
      return { ...made, isNewer: true };
    };
    return { tag, answer };
  }

  /**
   * Returns the report of an earlier run if there is one. Begins the analysis for the next pages only
   * some time later, because both would be slower if it began before the first page is drawn.
   */
  async #report(scope: Scope, keys: AnalysisKeys): Promise<Answered> {
    const store = await this.#store.forAccount(scope.account);
    const stored = await storedReport(store, keys.key, scope.reader);
    if (stored !== undefined) {
      this.#beginLater(scope, keys);
      return bytesOf(JSON.stringify(stored));
    }
    return this.#cut(scope, keys, 'report', {});
  }

  #cut(
    scope: Scope,
    keys: AnalysisKeys,
    name: ViewName,
    requested: ViewArguments,
  ): Promise<Answered> {
    const { reader, visitor } = scope;
    return this.#thread(scope, keys).ask({ kind: 'cut', reader, name, requested }, visitor);
  }

  /** Begins an analysis that nobody waits for yet, unless too many others wait. */
  #beginLater(scope: Scope, keys: AnalysisKeys): void {
    const timer = setTimeout(() => {
      this.#later.delete(timer);
      try {
        this.#thread(scope, keys);
      } catch (error) {
        if (!(error instanceof BusyError)) throw error;
      }
    }, AFTER_FIRST_PICTURE_MS).unref();
    this.#later.add(timer);
  }

  #beginNoneLater(): void {
    for (const timer of this.#later) clearTimeout(timer);
    this.#later.clear();
  }

  #thread(scope: Scope, keys: AnalysisKeys): AnalysisThread {
    const { account } = scope;
    const settings = { ...settingsOf(scope), now: this.#now() };
    const task = {
      location: this.#location,
      account,
      settings,
      ...(this.#kept && { kept: this.#kept }),
    };
    return this.#analyses.of(keys, task, scope);
  }

  #formOf(name: ViewName): string {
    const known = this.#forms.get(name) ?? tagOf(formsOf(name));
    this.#forms.set(name, known);
    return known;
  }
}
