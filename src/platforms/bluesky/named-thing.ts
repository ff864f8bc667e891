import { z } from 'zod';
import { LONGEST } from '../../model/fields.ts';

/**
 * A feed, a list or a starter pack, as the AppView shows it. A feed has a `displayName`, a list a
 * `name`, and a starter pack a record with one. Anything else has no name.
 */
export const NamedThing = z.object({
  displayName: z.string().optional().catch(undefined),
  name: z.string().optional().catch(undefined),
  purpose: z.string().optional().catch(undefined),
  record: z.object({ name: z.string() }).optional().catch(undefined),
});
type NamedThing = z.infer<typeof NamedThing>;

/** Lists to mute and block people say nothing of what somebody likes. */
const TO_READ = 'app.bsky.graph.defs#curatelist';

/** Returns the name as a term; `undefined`: it has none that shows an interest. */
export function nameOf({ displayName, name, purpose, record }: NamedThing): string | undefined {
  const written = displayName ?? (purpose === TO_READ ? name : undefined) ?? record?.name ?? '';
  const term = written.toWellFormed().replaceAll(/\p{C}/gu, ' ').trim().toLowerCase();
  return term === '' || term.length > LONGEST.term ? undefined : term;
}
