import { seededRandom } from '../../stats/random.ts';
import type { Random } from '../../stats/random.ts';
import type { SparseRows } from '../../stats/sparse-rows.ts';
import { type Heavy, heavily } from '../heavy-work.ts';
import type { AlikePeople } from './alike-people.ts';
import { alikePeople } from './alike-people.ts';
import { type NearestRows, sampledShare } from './nearest-rows.ts';

/** The people nearest to each person. */
export interface NearestPeople {
  /** The people nearest to person i are at `start[i] .. start[i + 1]`. */
  start: Int32Array;
  person: Int32Array;
  cosine: Float64Array;
}

/** The largest share of a person's neighbours with exactly equal interests, if there are others. */
const MOST_ALIKE = 0.25;

/** If a larger share of rows is compared with a sample only, we ask neighbours for nearer ones. */
const FEW_SAMPLED = 0.05;

/** How often we ask them: after two rounds, few nearer ones are left. */
const ROUNDS = 2;

/** Returns the k nearest of each row, by a sample and its neighbours if the audience is large. */
function* nearestOfAll(rows: SparseRows, k: number): Heavy<NearestRows> {
  const all = { rows, k, from: 0, to: rows.rows };
  let found = yield* heavily('nearestRows', all);
  const rounds = sampledShare(rows) > FEW_SAMPLED ? ROUNDS : 0;
  for (let round = 0; round < rounds; round++) {
    found = yield* heavily('nearerRows', { ...all, found });
  }
  return found;
}

/**
 * Returns the k nearest people by cosine of interests, found among distinct rows (`nearestOfAll`;
 * rows must have length 1). At most a quarter of them have exactly the same interests as the
 * person, if there are others. Of others with equal interests, one is drawn at random. Without
 * these rules, people with the same few interests would be near only to their equals, and the graph
 * would fall apart into such groups.
 *
 * Cost: that of `nearestRows`, and twice that of `nearerRows` if the audience is large.
 */
export function* nearestPeople(rows: SparseRows, k: number): Heavy<NearestPeople> {
  const alike = alikePeople(rows);
  const nearest = yield* nearestOfAll(alike.rows, k);
  const random = seededRandom(2);
  const start = new Int32Array(rows.rows + 1);
  const person = new Int32Array(rows.rows * k);
  const cosine = new Float64Array(rows.rows * k);
  let end = 0;
  for (let i = 0; i < rows.rows; i++) {
    const g = alike.groupOf[i];
    if (g >= 0) {
      const from = nearest.start[g];
      const others = nearest.start[g + 1] - from;
      const mostLikes = Math.max(Math.floor(k * MOST_ALIKE), k - others);
      const likes = drawLikes(alike, g, i, mostLikes, random);
      person.set(likes, end);
      cosine.fill(1, end, end + likes.length);
      end += likes.length;
      for (let p = from; p < from + Math.min(others, k - likes.length); p++) {
        person[end] = drawMember(alike, nearest.row[p], random);
        cosine[end++] = nearest.cosine[p];
      }
    }
    start[i + 1] = end;
  }
  return { start, person: person.slice(0, end), cosine: cosine.slice(0, end) };
}

/** Returns `most` other people of the group, or all of them. */
function drawLikes(
  alike: AlikePeople,
  group: number,
  self: number,
  most: number,
  random: Random,
): number[] {
  const size = alike.start[group + 1] - alike.start[group];
  if (size - 1 <= most) {
    return [...alike.person.subarray(alike.start[group], alike.start[group + 1])].filter(
      (j) => j !== self,
    );
  }
  const drawn: number[] = [];
  while (drawn.length < most) {
    const j = drawMember(alike, group, random);
    if (j !== self && !drawn.includes(j)) drawn.push(j);
  }
  return drawn;
}

function drawMember(alike: AlikePeople, group: number, random: Random): number {
  const size = alike.start[group + 1] - alike.start[group];
  return alike.person[alike.start[group] + (size === 1 ? 0 : Math.floor(random() * size))];
}
