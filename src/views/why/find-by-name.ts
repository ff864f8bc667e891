/** Something with an id and other names. */
export interface Candidate {
  id: string;
  names: string[];
}

/** The position of the match, the ids of several matches, or the nearest names. */
export type Found = { position: number } | { several: string[] } | { near: string[] };

/** At most this many matches are named. */
const NAMED = 5;

/**
 * Finds a candidate by its exact id, or by an id or name in any case. If several match, returns
 * their ids. Cost: O(candidates x length^2) if nothing matches, otherwise O(candidates).
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
      .map((name) => ({ name, distance: distanceOf(folded(name), wanted, most) }))
      .toSorted((a, b) => a.distance - b.distance);
    return best.distance <= most ? [best] : [];
  });
  return near
    .toSorted((a, b) => a.distance - b.distance || (a.name < b.name ? -1 : 1))
    .slice(0, NAMED)
    .map(({ name }) => name);
}

/** Levenshtein distance; 0.5 if the name contains the text. */
function distanceOf(name: string, wanted: string, most: number): number {
  if (wanted.length >= 3 && name.includes(wanted)) return 0.5;
  if (Math.abs(name.length - wanted.length) > most) return Infinity;
  let row = Array.from({ length: wanted.length + 1 }, (_, i) => i);
  for (let i = 1; i <= name.length; i++) {
    const next = [i];
    for (let j = 1; j <= wanted.length; j++) {
      const changed = row[j - 1] + (name[i - 1] === wanted[j - 1] ? 0 : 1);
      next.push(Math.min(changed, row[j] + 1, next[j - 1] + 1));
    }
    row = next;
  }
  return row[wanted.length];
}
