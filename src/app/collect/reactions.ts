import { DAY } from '../../model/instant.ts';
import type { CollectorMemory } from '../../store/ports/collector-memory.ts';

const TOPIC = 'reactions';

/** After this long a post is final: most people who react to it have done so. */
export const FINAL_AFTER = 3 * DAY;

/** What we remember of a post to choose whose reactions are worth reading. */
export interface Reactions {
  at: number;
  /** Counts, as the platform names them. */
  metrics: Record<string, number>;
}

/** Returns what we remember of the owner's posts, by id. */
export async function rememberedReactions({
  digests,
}: CollectorMemory): Promise<Map<string, Reactions>> {
  const stored = await digests.all(TOPIC);
  return new Map(Array.from(stored, ([id, text]) => [id, JSON.parse(text) as Reactions]));
}

export function rememberReactions(
  { digests }: CollectorMemory,
  reactions: ReadonlyMap<string, Reactions>,
): Promise<void> {
  const texts = Array.from(reactions, ([id, { at, metrics }]): [string, string] => [
    id,
    JSON.stringify({ at, metrics }),
  ]);
  return digests.keep(TOPIC, new Map(texts));
}
