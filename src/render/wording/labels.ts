import type { TribeReport } from '../../model/report.ts';

/** Labels of topics and communities by id; the id itself if the report does not contain it. */
export interface Labels {
  topic(id: string): string;
  community(id: string): string;
}

export function labelsOf({ topics, communities }: TribeReport): Labels {
  return { topic: labelIn(topics), community: labelIn(communities) };
}

function labelIn(known: readonly { id: string; label: string }[]): (id: string) => string {
  const labels = new Map(known.map(({ id, label }) => [id, label]));
  return (id) => labels.get(id) ?? id;
}
