import type { Named } from '../tables/data-table.ts';
import type { Labels } from '../wording/labels.ts';

export function communityOf(id: string | null, labels: Labels): Named | null {
  return id === null ? null : { id, label: labels.community(id) };
}

export function topicOf(id: string, labels: Labels): Named {
  return { id, label: labels.topic(id) };
}
