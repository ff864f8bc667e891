import { writeCount } from './numbers.ts';

/** What the missing were found to be, as people call it. */
const FOUND: Record<string, string> = {
  active: 'unfollowed',
  protected: 'unfollowed',
  suspended: 'suspended',
  deleted: 'deleted',
  blocked: 'blocked',
  unclear: 'not clear yet',
};

/** `3 came, 2 left (1 unfollowed, 1 suspended)` */
export function changesInWords(
  came: number,
  left: number,
  found: Readonly<Record<string, number>>,
): string {
  const reasons = new Map<string, number>();
  for (const [status, count] of Object.entries(found)) {
    const name = FOUND[status];
    if (name !== undefined) reasons.set(name, (reasons.get(name) ?? 0) + count);
  }
  const why = [...reasons].map(([name, count]) => `${writeCount(count)} ${name}`).join(', ');
  return `${writeCount(came)} came, ${writeCount(left)} left${why === '' ? '' : ` (${why})`}`;
}
