import { EXIT, TribeError } from '../model/errors.ts';

const WHERE_IDS_ARE = {
  topic: 'tribe topics --json',
  community: 'tribe report --json',
  person: 'tribe export communities',
};

/** Why what was asked for was not found, with the nearest there is. */
export function notFound(
  { kind, id }: { kind: keyof typeof WHERE_IDS_ARE; id: string },
  found: { several: string[] } | { near: string[] },
): TribeError {
  if ('several' in found) {
    const advice = `Say which by its id: ${found.several.join('; ')}`;
    return new TribeError(`Several go by '${id}'.`, advice, EXIT.usage);
  }
  const advice =
    found.near.length > 0
      ? `Is one of these meant? ${found.near.join('; ')}`
      : `\`${WHERE_IDS_ARE[kind]}\` has the ids there are.`;
  return new TribeError(`No ${kind} '${id}' is known.`, advice, EXIT.usage);
}
