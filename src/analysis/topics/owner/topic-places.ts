import type { Post } from '../../../model/audience-log.ts';
import type { TopicPart, TopicReference } from '../../../model/topic-corrections.ts';
import { rowsOfEntries, type SparseRows } from '../../../stats/sparse-rows.ts';
import type { PostTopics, Topic } from '../identity/post-topics.ts';

/**
 * Which broad topic each fine topic and each weight of a post belongs to, while corrections move
 * them. A broad topic without fine ones moves as if it were one.
 */
export interface TopicPlaces {
  /** The broad topics: those found, then those that corrections make. */
  broad: Broad[];
  /** The ids of the fine topics; of a broad topic without any, its own. */
  units: readonly string[];
  /** The place of each unit in `broad`, and the one where it was found. */
  ofUnit: Int32Array;
  foundIn: Int32Array;
  /** The weights of the posts for the units. */
  entries: { row: Int32Array; unit: Int32Array; value: Float64Array };
  /** The place of each weight in `broad`. */
  ofEntry: Int32Array;
  /** The row of each post, by its id. */
  rows: ReadonlyMap<string, number>;
}

/** A broad topic while corrections change it. */
export interface Broad {
  topic: Topic;
  /** Whether it has gained or lost posts. */
  isChanged: boolean;
  /** The place of the topic it is merged into. */
  mergedInto?: number;
}

/** @param found with all fine topics; see `assembleLevels`. */
export function placesOf(found: PostTopics, posts: readonly Post[]): TopicPlaces {
  const { topics, weights, fine } = found;
  const hasFine = new Set(fine.topics.map(({ parent }) => parent));
  const whole = [...topics.keys()].filter((at) => !hasFine.has(at));
  const unitOfWhole = new Map(whole.map((at, number) => [at, fine.topics.length + number]));
  const entries = joined(
    entriesOf(fine.weights, (topic) => topic),
    entriesOf(weights, (topic) => unitOfWhole.get(topic)),
  );
  const ofUnit = Int32Array.from([...fine.topics.map(({ parent }) => parent), ...whole]);
  return {
    broad: topics.map((topic) => ({ topic, isChanged: false })),
    units: [...fine.topics.map(({ id }) => id), ...whole.map((at) => topics[at].id)],
    ofUnit,
    foundIn: ofUnit.slice(),
    entries,
    ofEntry: entries.unit.map((unit) => ofUnit[unit]),
    rows: new Map(posts.map(({ id }, row) => [id, row])),
  };
}

type Entries = TopicPlaces['entries'];

function entriesOf(weights: SparseRows, unitOf: (topic: number) => number | undefined): Entries {
  const rows = rowsOfEntries(weights);
  const kept = Int32Array.from(rows.keys()).filter((e) => unitOf(weights.column[e]) !== undefined);
  return {
    row: kept.map((e) => rows[e]),
    unit: kept.map((e) => unitOf(weights.column[e])!),
    value: Float64Array.from(kept, (e) => weights.value[e]),
  };
}

function joined(a: Entries, b: Entries): Entries {
  return {
    row: Int32Array.from([...a.row, ...b.row]),
    unit: Int32Array.from([...a.unit, ...b.unit]),
    value: Float64Array.from([...a.value, ...b.value]),
  };
}

/** Returns the place of a broad topic that is not merged into another one; -1: there is none. */
export function placeCalled({ broad }: TopicPlaces, id: string): number {
  return broad.findIndex(({ topic, mergedInto }) => topic.id === id && mergedInto === undefined);
}

/** Adds a broad topic without posts, and returns its place. */
export function addPlace(places: TopicPlaces, topic: Omit<Topic, 'posts' | 'terms'>): number {
  return places.broad.push({ topic: { ...topic, terms: [], posts: 0 }, isChanged: true }) - 1;
}

/**
 * Moves a topic to another place, and with it the fine topics that it had and that are now found in
 * another one. A topic that is no longer found moves as the fine topics that it had, and a fine one
 * as the posts that it had.
 *
 * @param from the place of the topic; -1 if it is no longer found, or fine.
 */
export function moveTopic(
  places: TopicPlaces,
  moved: TopicReference,
  to: number,
  from = moved.level === 'broad' ? placeCalled(places, moved.id) : -1,
): void {
  if (from >= 0) {
    mergePlace(places, from, to);
    for (const { id } of moved.parts) {
      const unit = places.units.indexOf(id);
      if (unit >= 0 && places.ofUnit[unit] === places.foundIn[unit]) moveUnit(places, unit, to);
    }
  } else if (moved.parts.length === 0) movePart(places, moved, to);
  else for (const part of moved.parts) movePart(places, part, to);
}

function mergePlace(places: TopicPlaces, from: number, to: number): void {
  if (from === to) return;
  const { broad, ofUnit, ofEntry } = places;
  ofUnit.forEach((place, unit) => place === from && (ofUnit[unit] = to));
  moveEntries(places, (e) => ofEntry[e] === from, to);
  broad[from].mergedInto = to;
}

function movePart(places: TopicPlaces, { id, posts }: TopicPart, to: number): void {
  const { units, entries, rows } = places;
  const unit = units.indexOf(id);
  if (unit >= 0) return moveUnit(places, unit, to);
  const heaviest = heaviestEntries(entries, new Set(posts.flatMap((post) => rows.get(post) ?? [])));
  moveEntries(places, (e) => heaviest.has(e), to);
}

function moveUnit(places: TopicPlaces, unit: number, to: number): void {
  const { ofUnit, ofEntry, entries } = places;
  const from = ofUnit[unit];
  ofUnit[unit] = to;
  moveEntries(places, (e) => entries.unit[e] === unit && ofEntry[e] === from, to);
}

/** Moves posts of a broad topic to another place. */
export function movePosts(
  places: TopicPlaces,
  rows: ReadonlySet<number>,
  from: number,
  to: number,
): void {
  const { entries, ofEntry } = places;
  moveEntries(places, (e) => ofEntry[e] === from && rows.has(entries.row[e]), to);
}

function moveEntries(
  { broad, ofEntry }: TopicPlaces,
  isMoved: (entry: number) => boolean,
  to: number,
): void {
  for (let e = 0; e < ofEntry.length; e++) {
    if (ofEntry[e] === to || !isMoved(e)) continue;
    broad[ofEntry[e]].isChanged = true;
    broad[to].isChanged = true;
    ofEntry[e] = to;
  }
}

/** Returns the heaviest entry of each of these rows; the first of equals. */
function heaviestEntries({ row, value }: Entries, rows: ReadonlySet<number>): Set<number> {
  const heaviest = new Map<number, number>();
  row.forEach((of, e) => {
    const known = heaviest.get(of);
    if (rows.has(of) && (known === undefined || value[e] > value[known])) heaviest.set(of, e);
  });
  return new Set(heaviest.values());
}
