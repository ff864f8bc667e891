import type { Reading } from '../../model/audience-log.ts';
import type { ReadingVerdict } from './judge-readings.ts';

/** What the places of those who came and of those who stayed say, over all lists said to be in order. */
export interface Comers {
  /** For a reading's position, those missing from the one before it who stand at an old place. */
  deep: ReadonlyMap<number, ReadonlySet<number>>;
  /**
   * Of those never seen before: how many there were, the mean of their places from 0 (first) to 1,
   * and how many of them stand at an old place.
   */
  newcomers: number;
  meanPlace: number;
  newcomersDeep: number;
  /** People next to each other among those also in the list before, and how often the other way round. */
  neighbours: number;
  swapped: number;
}

/**
 * Whoever follows, or follows again, comes to the head of the list. So ahead of a newcomer there is
 * hardly anybody who was in the reading before; a few may have left and come again unnoticed. Behind so
 * many of them nobody stands who came since.
 */
const FEWEST_AHEAD = 3;

/**
 * Looks at where those stand who were not in the believed reading before.
 *
 * @param people how many people there are. Time O(total length of the readings).
 */
export function lookAtComers(
  readings: readonly Reading[],
  verdicts: readonly ReadingVerdict[],
  people: number,
): Comers {
  const deep = new Map<number, Set<number>>();
  const seen = new Uint8Array(people);
  const lastReading = new Int32Array(people).fill(-1);
  const lastList = new Int32Array(people).fill(-1);
  const lastPlace = new Int32Array(people);
  const found = { newcomers: 0, newcomersDeep: 0, neighbours: 0, swapped: 0 };
  let places = 0;
  let [before, listBefore] = [-1, -1];
  for (const [i, { followers, ordered }] of readings.entries()) {
    const isBelieved = verdicts[i].believed;
    if (isBelieved && ordered) {
      const comers: Comer[] = [];
      let stayed = 0;
      let placeBefore = -1;
      for (let place = 0; place < followers.length; place++) {
        const person = followers[place];
        if (lastReading[person] === before) stayed++;
        else if (before >= 0) comers.push({ person, place, ahead: stayed });
        if (lastList[person] === listBefore && listBefore >= 0) {
          if (placeBefore >= 0) found.neighbours++;
          if (lastPlace[person] < placeBefore) found.swapped++;
          placeBefore = lastPlace[person];
        }
        lastList[person] = i;
        lastPlace[person] = place;
      }
      const most = mostAhead(comers);
      const old = comers.filter(({ ahead }) => ahead > most);
      if (old.length > 0) deep.set(i, new Set(old.map(({ person }) => person)));
      for (const { person, place, ahead } of comers) {
        if (seen[person] === 1) continue;
        found.newcomers++;
        places += (place + 0.5) / followers.length;
        if (ahead > most) found.newcomersDeep++;
      }
      listBefore = i;
    }
    for (const person of followers) {
      seen[person] = 1;
      if (isBelieved) lastReading[person] = i;
    }
    if (isBelieved) before = i;
  }
  return { deep, ...found, meanPlace: found.newcomers > 0 ? places / found.newcomers : 0 };
}

/** Somebody who was not in the reading before. */
interface Comer {
  person: number;
  place: number;
  /** Those ahead who were in it. */
  ahead: number;
}

/**
 * So many others may be ahead of somebody who came to the head. The head ends behind the comer for
 * whom the others ahead and the comers behind are fewest, the last such, or before all of them.
 */
function mostAhead(comers: readonly Comer[]): number {
  let othersInHead = 0;
  let fewest = comers.length;
  for (const [c, { ahead }] of comers.entries()) {
    const wrong = ahead + comers.length - c - 1;
    if (wrong <= fewest) [othersInHead, fewest] = [ahead, wrong];
  }
  return othersInHead + FEWEST_AHEAD - 1;
}
