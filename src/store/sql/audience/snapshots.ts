import type { Snapshot } from '../../../model/audience-log.ts';
import { COMPLETE, ORDERED } from '../../event-facts.ts';
import type { SnapshotName } from '../../event-facts.ts';
import type { EventTable } from '../schema.ts';
import type { PeopleIndex } from './people-index.ts';
import type { Section } from './section.ts';
import { section } from './section.ts';

/** A part of a snapshot without its people. */
type PartHead = Omit<Snapshot, 'followers'> & { part: number; parts: number };
type Part = PartHead & Pick<Snapshot, 'followers'>;

/** Collects snapshots of the follower list, and joins their parts. */
export class SnapshotCollector {
  readonly #people: PeopleIndex;
  /** By the id of the snapshot. A snapshot in one part has its own object as the key. */
  readonly #parts = new Map<unknown, Part[]>();

  constructor(people: PeopleIndex) {
    this.#people = people;
  }

  sections(): Section[] {
    return [section('snapshot', ['at', 'code', 'text', 'list'], (row) => this.#add(row))];
  }

  /** Returns the snapshots by time; those of the same time in an order that depends on their contents. */
  snapshots(): Snapshot[] {
    const listed = new Int32Array(this.#people.count).fill(-1);
    return Array.from(this.#parts.values(), (parts, snapshot) => {
      const followers = withoutRepeats(chooseParts(parts), listed, snapshot);
      return { ...join(parts), followers };
    }).sort((a, b) => a.at - b.at);
  }

  #add({ at, code, text, list }: Pick<EventTable, 'at' | 'code' | 'text' | 'list'>): void {
    const { id, head } = partHead({ at, code, text });
    const piece: Part = { ...head, followers: this.#positions(list!, at!) };
    const group = id ?? piece;
    const found = this.#parts.get(group);
    if (found === undefined) this.#parts.set(group, [piece]);
    else found.push(piece);
  }

  #positions(list: Buffer, at: number): Int32Array {
    const positions = new Int32Array(list.length / 4);
    for (let i = 0; i < positions.length; i++) {
      positions[i] = this.#people.positionOf(list.readInt32LE(4 * i), at);
    }
    return positions;
  }
}

/** Returns the head of the part in a row, and the id of its snapshot if it has more parts. */
export function partHead({ at, code, text }: Pick<EventTable, 'at' | 'code' | 'text'>): {
  id: string | undefined;
  head: PartHead;
} {
  const { id, part, parts, incomplete } = JSON.parse(text!) as SnapshotName;
  const head = {
    at: at!,
    complete: (code! & COMPLETE) !== 0,
    ...(incomplete !== undefined && { incomplete }),
    ordered: (code! & ORDERED) !== 0,
    part: part ?? 1,
    parts: parts ?? 1,
  };
  return { id: parts === undefined ? undefined : id, head };
}

/**
 * Joins the parts of a snapshot. Its time is that of the last part, because only then it shows who
 * had left. It shows only that the listed people followed at the time of the first part. It is
 * complete if every part says so and all are there, numbered from 0 or from 1.
 */
export function join(parts: readonly PartHead[]): Omit<Snapshot, 'followers'> {
  const numbers = new Set(parts.map(({ part }) => part));
  const span = Math.max(...numbers) - Math.min(...numbers) + 1;
  const at = Math.max(...parts.map((part) => part.at));
  const began = Math.min(...parts.map((part) => part.at));
  const areAllHere = parts.every((part) => part.parts === numbers.size && part.parts === span);
  const said = parts.find(({ incomplete }) => incomplete !== undefined)?.incomplete;
  const incomplete = areAllHere ? said : (said ?? 'parts missing');
  return {
    at,
    ...(began < at && { began }),
    complete: areAllHere && parts.every(({ complete }) => complete),
    ...(incomplete !== undefined && { incomplete }),
    ordered: parts.every(({ ordered }) => ordered),
  };
}

/** Returns the parts by number. If a part was read twice, the later one counts, then the longer one. */
function chooseParts(parts: readonly Part[]): Part[] {
  const chosen = new Map<number, Part>();
  for (const part of parts) {
    const rival = chosen.get(part.part);
    const difference =
      rival && (part.at - rival.at || part.followers.length - rival.followers.length);
    if (difference === undefined || difference >= 0) chosen.set(part.part, part);
  }
  return [...chosen.values()].sort((a, b) => a.part - b.part);
}

/** Joins the lists and leaves out repeated people. Marks everybody in `listed`. */
function withoutRepeats(parts: readonly Part[], listed: Int32Array, mark: number): Int32Array {
  const length = parts.reduce((sum, { followers }) => sum + followers.length, 0);
  const joined = new Int32Array(length);
  let count = 0;
  for (const { followers } of parts) {
    for (const person of followers) {
      if (listed[person] === mark) continue;
      listed[person] = mark;
      joined[count++] = person;
    }
  }
  return count === length ? joined : joined.slice(0, count);
}
