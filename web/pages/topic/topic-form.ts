import type { ReportTopic } from '../../../src/model/report.ts';
import type { Scope } from '../../shell/scope.ts';

/** What a form that changes a topic needs. */
export interface TopicForm {
  topic: ReportTopic;
  /** Those of all data. */
  topics: readonly ReportTopic[];
  scope: Scope;
  onDone: () => void;
}
