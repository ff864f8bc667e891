import type { AnalysisSettings } from '../../analysis/analyse.ts';
import type { CommunityFormat } from '../../formats/registry.ts';
import type { AccountId } from '../../model/ids.ts';
import type { ReportStage } from '../analyse/report-on.ts';
import type { ViewArguments, ViewName } from './views.ts';

/** What an analysis is made of. */
export interface AnalysisTask {
  /** Of the database. */
  location: string;
  account: AccountId;
  settings: AnalysisSettings;
}

/** Which people a file is about; everybody who follows now where nothing is said. */
export interface OnlyPeople {
  ids?: string[];
  community?: string;
}

/** What may be asked of a finished analysis. */
export type Question = { idsOnly: boolean } & (
  | { kind: 'cut'; name: ViewName; requested: ViewArguments }
  | { kind: 'communities'; format: CommunityFormat; only: OnlyPeople }
);

/** An answer as bytes, so that the thread that serves need not write them. */
export type Answered = Uint8Array<ArrayBuffer> | undefined;

/** How far an analysis is. */
export interface AnalysisProgress {
  stage: ReportStage | 'waiting' | 'ready';
  done?: number;
  all?: number;
}

export type ToWorker = { number: number; question: Question };

export type FromWorker =
  | { kind: 'progress'; progress: AnalysisProgress }
  /** Under which key the report was kept: what is remembered of topics is in it. */
  | { kind: 'kept'; key: string }
  | { kind: 'answer'; number: number; answer: Answered }
  | { kind: 'failed'; number?: number; message: string; advice?: string; stack?: string };
