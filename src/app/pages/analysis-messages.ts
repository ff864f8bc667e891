import type { AnalysisSettings } from '../../analysis/settings.ts';
import type { CommunityFormat } from '../../formats/media-types.ts';
import type { AccountId } from '../../model/ids.ts';
import type { Role } from '../../store/ports/access-store.ts';
import { taskName } from '../../workers/task.ts';
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
export type Question = { reader: Role } & (
  | { kind: 'cut'; name: ViewName; requested: ViewArguments }
  | {
      kind: 'communities';
      format: CommunityFormat;
      only: OnlyPeople;
      /** What a viewer would get. */
      idsOnly: boolean;
    }
);

/** An answer as bytes, so that the thread that serves need not write them. */
export type Answered = Uint8Array<ArrayBuffer> | undefined;

/** How far an analysis is. */
export interface AnalysisProgress {
  stage: ReportStage | 'waiting' | 'ready';
  done?: number;
  all?: number;
}

/** An analysis that a thread keeps. */
export interface Analysed {
  /** Under which its report was kept: what is remembered of topics is in it. */
  key: string;
  /** Memory that the thread takes. */
  bytes: number;
}

/** Works an analysis out and keeps it in the thread. */
export const ANALYSE = taskName<AnalysisTask, Analysed, AnalysisProgress>('analyse');

/** Answers from the analysis that the thread keeps. */
export const ANSWER = taskName<Question, Answered>('answer');
