import { distance } from 'fastest-levenshtein';

/** Something with an id and other names. */
export interface Candidate {
  id: string;
  names: string[];
}

/** Returns a candidate with its label, and its label without the owner's name. */
export function withBothNames({
  id,
  label,
  foundLabel,
}: {
  id: string;
  label: string;
  foundLabel?: string | undefined;
}): Candidate {
  return { id, names: foundLabel === undefined ? [label] : [label, foundLabel] };
}

/** The position of the match, the ids of several matches, or the nearest names. */
export type Found = { position: number } | { several: string[] } | { near: string[] };

/** At most this many matches are named. */
const NAMED = 5;

/**
 * Finds a candidate by its exact id, or by an id or name in any case. If several match, returns
 * their ids. Cost: O(candidates x length^2 / 32) if nothing matches, otherwise O(candidates).
 */
export function findByName(candidates: readonly Candidate[], requested: string): Found {
  const exact = candidates.findIndex(({ id }) => id === requested);
  if (exact >= 0) return { position: exact };
  const wanted = folded(requested);
  const named = Array.from(candidates.keys()).filter((c) =>
    namesOf(candidates[c]).some((name) => folded(name) === wanted),
  );
  if (named.length === 1) return { position: named[0] };
  if (named.length > 1) return { several: named.slice(0, NAMED).map((c) => candidates[c].id) };
  return { near: nearest(candidates, wanted) };
}

function namesOf({ id, names }: Candidate): string[] {
  return [id, ...names];
}

function folded(text: string): string {
  return text
    .normalize('NFKC')
    .trim()
    .replace(/^(?:handle:)?@?/u, '')
    .toLowerCase();
}

/** Names that contain the text, or differ from it by a few letters; the nearest first. */
function nearest(candidates: readonly Candidate[], wanted: string): string[] {
  if (wanted === '') return [];
  const most = Math.max(1, Math.floor(wanted.length / 3));
  const near = candidates.flatMap((candidate) => {
    const [best] = namesOf(candidate)
      .map((name) => ({ name, away: distanceOf(folded(name), wanted) }))
      .toSorted((a, b) => a.away - b.away);
    return best.away <= most ? [best] : [];
  });
  return near
    .toSorted((a, b) => a.away - b.away || (a.name < b.name ? -1 : 1))
    .slice(0, NAMED)
    .map(({ name }) => name);
}

/** Levenshtein distance; 0.5 if the name contains the text. */
function distanceOf(name: string, wanted: string): number {
  if (wanted.length >= 3 && name.includes(wanted)) return 0.5;
  return distance(name, wanted);
}
