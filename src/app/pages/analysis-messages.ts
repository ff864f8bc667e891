import type { AnalysisSettings } from '../../analysis/settings.ts';
import type { AccountId } from '../../model/ids.ts';
import type { Role } from '../../store/ports/access-store.ts';
import { taskName } from '../../workers/task.ts';
import type { ExportFile } from '../analyse/export-file.ts';
import type { ReportStage } from '../analyse/report-on.ts';
import type { ViewArguments, ViewName } from './views.ts';

/** What a thread needs for an analysis. */
export interface AnalysisTask {
  /** Where the database is. */
  location: string;
  account: AccountId;
  settings: AnalysisSettings;
  /**
   * `made`: keeps the analysis for other processes, if there is none yet. `read`: takes the one that
   * another process kept. Default: neither.
   */
  kept?: 'made' | 'read';
}

/** Which people a file about communities has; without any field, all current followers. */
export interface OnlyPeople {
  ids?: string[];
  community?: string;
}

/** A question to a finished analysis. */
export type Question = { reader: Role } & (
  | { kind: 'cut'; name: ViewName; requested: ViewArguments }
  | { kind: 'export'; file: ExportFile; only: OnlyPeople }
);

/** An answer as bytes, so that the thread of the server need not encode it. */
export type Answered = Uint8Array<ArrayBuffer> | undefined;

/** The progress of an analysis. */
export interface AnalysisProgress {
  stage: ReportStage | 'waiting' | 'ready';
  done?: number;
  all?: number;
}

/** What an analysis was made from. */
export interface AnalysisKeys {
  /** Two analyses with this key are the same. */
  key: string;
  /** Two analyses with this key differ in nothing but the owner's names of topics and communities. */
  figures: string;
}

/** An analysis that a thread keeps. Its keys are those after it remembered its topics. */
export interface Analysed extends AnalysisKeys {
  /** The memory of the thread. */
  bytes: number;
}

/** Makes an analysis and keeps it in the thread. */
export const ANALYSE = taskName<AnalysisTask, Analysed, AnalysisProgress>('analyse');

/**
 * Gives topics and communities of the analysis that the thread keeps their present names. Returns
 * its keys with them.
 */
export const RENAME = taskName<Pick<AnalysisKeys, 'figures'>, AnalysisKeys>('rename');

/** Answers from the analysis that the thread keeps. */
export const ANSWER = taskName<Question, Answered>('answer');
