import type { PeopleNames } from './people-names.ts';

type Person = { id: string; number: number };

const UNKNOWN = -1;
/** In the place of a position: it depends on the time. */
const CHANGING = -2;

/** The people of an audience in the order of their ids, and where each stored number stands in it. */
export class PeopleIndex {
  readonly ids: string[] = [];
  /** Whether events of one person are stored under several numbers. */
  readonly areAnyJoined: boolean;
  readonly #positions: Int32Array;
  readonly #changing = new Map<number, { from: number; position: number }[]>();

  /** Ids are put in order of their UTF-16 code units, whatever order the people come in. */
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
   * Position in `ids` of the person of that number; -1 for somebody who is not known.
   *
   * @param at time of the event that names the person; `null`: whoever it is now.
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

/** Who has that number at any time. Most people are as they are stored, and cost no object. */
function whoIs(person: Person, names: PeopleNames): Person | Person[] {
  const { id, number } = person;
  const turns = names.turnsOf(id);
  if (turns !== undefined) return turns.map((turn) => ({ id: turn.id, number }));
  const now = names.idOf(id);
  return now === id ? person : { id: now, number };
}

/** A database may order text by bytes, which differs beyond U+FFFF; nearly sorted is quick to sort. */
function inOrder(people: Person[]): Person[] {
  return people.sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
}
