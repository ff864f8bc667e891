import type { ReportTopic } from '../../model/report.ts';

/** Returns the topics that the report is about, without the fine ones inside them. */
export function broadTopics(topics: readonly ReportTopic[]): ReportTopic[] {
  return topics.filter(({ parent }) => parent === null);
}

/** Returns the fine topics inside a broad one. */
export function fineTopics(topics: readonly ReportTopic[], broad: string): ReportTopic[] {
  return topics.filter(({ parent }) => parent === broad);
}
