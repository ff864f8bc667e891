import type { AudienceLog } from '../../model/audience-log.ts';

/** Returns the name of what last brought a person, such as a starter pack; null: unknown. */
export function cameBy({ follows, brought }: AudienceLog, person: number): string | null {
  const last = follows.person.findLastIndex((who, f) => who === person && follows.via[f] >= 0);
  return (last < 0 ? undefined : brought[follows.via[last]]) ?? null;
}
