/** Something that may be asked about, by its id or by another name people know it by. */
export interface Candidate {
  id: string;
  names: string[];
}

/** The position of what was asked for, the ids of several so named, or the nearest names there are. */
export type Found = { position: number } | { several: string[] } | { near: string[] };

/** So many near matches are named at most. */
const NAMED = 5;

/**
 * Finds what somebody means: an id as it stands, else an id or name whatever its case. Where
 * several have that name, it gives their ids. Time O(candidates x length^2) only where
 * nothing is found.
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
  return text.normalize('NFKC').trim().replace(/^@/u, '').toLowerCase();
}

/** Names that hold what was asked for, or are a few letters from it; the nearest first. */
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

/** Letters to change, add or leave out (Levenshtein); half a letter where one holds the other. */
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
