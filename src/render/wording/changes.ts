import { writeCount } from './numbers.ts';

/** Why people are gone, by the status that a look-up found. */
const REASONS: Record<string, string> = {
  active: 'unfollowed',
  protected: 'unfollowed',
  suspended: 'suspended',
  deleted: 'deleted',
  blocked: 'blocked',
  unclear: 'for unknown reasons',
};

/** `3 new, 2 left (1 unfollowed, 1 suspended)` */
export function changesInWords(
  came: number,
  left: number,
  found: Readonly<Record<string, number>>,
): string {
  const reasons = reasonsInWords(found);
  return `${writeCount(came)} new, ${writeCount(left)} left${reasons === '' ? '' : ` (${reasons})`}`;
}

/** `2 unfollowed, 1 suspended`: why people are gone, the commonest reason first. */
export function reasonsInWords(found: Readonly<Record<string, number>>): string {
  const reasons = new Map<string, number>();
  for (const [status, count] of Object.entries(found)) {
    const name = REASONS[status];
    if (name !== undefined) reasons.set(name, (reasons.get(name) ?? 0) + count);
  }
  const most = [...reasons].sort(([, a], [, b]) => b - a);
  return most.map(([name, count]) => `${writeCount(count)} ${name}`).join(', ');
}
