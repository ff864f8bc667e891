import type { PeopleNames } from './people-names.ts';

type Person = { id: string; number: number };

const UNKNOWN = -1;
/** Instead of a position that depends on the time. */
const CHANGING = -2;

/** The people of an audience in the order of their ids, and the position of each stored number. */
export class PeopleIndex {
  readonly ids: string[] = [];
  /** Whether events of one person are stored under several numbers. */
  readonly areAnyJoined: boolean;
  readonly #positions: Int32Array;
  readonly #changing = new Map<number, { from: number; position: number }[]>();

  /** Sorts ids by their UTF-16 code units. The people may come in any order. */
  constructor(people: readonly Person[], names: PeopleNames) {
    const highest = people.reduce((highest, { number }) => Math.max(highest, number), 0);
    this.#positions = new Int32Array(highest + 1).fill(UNKNOWN);
    const called = inOrder(people.flatMap((person) => whoIs(person, names)));
    for (const { id, number } of called) {
      if (this.ids.at(-1) !== id) this.ids.push(id);
      this.#positions[number] = this.ids.length - 1;
    }
    this.areAnyJoined = this.ids.length < called.length;
    const changing = people.filter(({ id }) => names.turnsOf(id) !== undefined);
    if (changing.length > 0) this.#placeInTurn(changing, names);
  }

  get count(): number {
    return this.ids.length;
  }

  /**
   * Returns the position in `ids` of the person with that number; -1 if the person is unknown.
   *
   * @param at the time of the event that names the person; `null`: now.
   */
  positionOf(number: number | null, at: number | null): number {
    const position = this.#positions[number!] ?? UNKNOWN;
    if (position !== CHANGING) return position;
    const turns = this.#changing.get(number!)!;
    return turns.findLast(({ from }) => from <= (at ?? Infinity))!.position;
  }

  #placeInTurn(people: readonly Person[], names: PeopleNames): void {
    const positions = new Map(this.ids.map((id, position) => [id, position]));
    for (const { id, number } of people) {
      const turns = names.turnsOf(id)!;
      const placed = turns.map(({ from, id }) => ({ from, position: positions.get(id)! }));
      this.#changing.set(number, placed);
      this.#positions[number] = CHANGING;
    }
  }
}

/** Returns everybody who ever has a number. For most this is the stored person, without a new object. */
function whoIs(person: Person, names: PeopleNames): Person | Person[] {
  const { id, number } = person;
  const turns = names.turnsOf(id);
  if (turns !== undefined) return turns.map((turn) => ({ id: turn.id, number }));
  const now = names.idOf(id);
  return now === id ? person : { id: now, number };
}

/** Sorts people by id. A database may sort by bytes, which differs beyond U+FFFF, so this is quick. */
function inOrder(people: Person[]): Person[] {
  return people.sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
}
