import { EXIT, TribeError } from '../model/errors.ts';

const WHERE_IDS_ARE = {
  topic: 'tribe topics',
  community: 'tribe name',
  person: 'tribe export people',
};

/** Returns an error with the nearest names for a name that matches nothing, or several things. */
export function notFound(
  { kind, id }: { kind: keyof typeof WHERE_IDS_ARE; id: string },
  found: { several: string[] } | { near: string[] },
): TribeError {
  if ('several' in found) {
    const advice = `Choose one by id: ${found.several.join('; ')}`;
    return new TribeError(`The name '${id}' matches several.`, advice, EXIT.usage);
  }
  const advice =
    found.near.length > 0
      ? `Did you mean one of these? ${found.near.join('; ')}`
      : `To see the ids: ${WHERE_IDS_ARE[kind]}`;
  return new TribeError(`There is no ${kind} '${id}'.`, advice, EXIT.usage);
}
