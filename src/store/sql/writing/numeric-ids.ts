/** Entries before the table grows the first time: a power of 2. */
const FIRST_SLOTS = 1024;
/** The table doubles when it is fuller than this. */
const FULLEST = 0.7;

/** The digits of an id in two parts that have 32 bits each. */
const LOW_DIGITS = 9;
const MOST_DIGITS = 19;
const TWO_32 = 2 ** 32;

/**
 * The numbers of people by their ids, for ids that are decimal numbers without leading zeros, as
 * those of X. It is a hash table with linear probing in typed arrays: a person takes 12 bytes a slot
 * instead of about 80 in a `Map` of texts, so that it can hold everybody of a large audience.
 *
 * Cost: O(digits) for each call on average.
 */
export class NumericIds {
  size = 0;
  #slots = FIRST_SLOTS;
  #high = new Uint32Array(FIRST_SLOTS);
  #low = new Uint32Array(FIRST_SLOTS);
  /** 0 for an empty slot. */
  #numbers = new Int32Array(FIRST_SLOTS);
  /** The parts of the id that {@link find} found last. */
  #idHigh = 0;
  #idLow = 0;

  /** Returns the number of a person. @param id from {@link isNumeric}. */
  get(id: string): number | undefined {
    const number = this.#numbers[this.#find(id)];
    return number === 0 ? undefined : number;
  }

  /** @param number not 0. */
  set(id: string, number: number): void {
    let slot = this.#find(id);
    if (this.#numbers[slot] === 0) {
      if (++this.size > this.#slots * FULLEST) {
        this.#grow();
        slot = this.#slotOf(this.#idHigh, this.#idLow);
      }
      this.#high[slot] = this.#idHigh;
      this.#low[slot] = this.#idLow;
    }
    this.#numbers[slot] = number;
  }

  /** Returns the slot of an id, or the empty one where it would be. */
  #find(id: string): number {
    const cut = Math.max(0, id.length - LOW_DIGITS);
    let first = 0;
    for (let i = 0; i < cut; i++) first = 10 * first + id.charCodeAt(i) - 48;
    let last = 0;
    for (let i = cut; i < id.length; i++) last = 10 * last + id.charCodeAt(i) - 48;
    // Ten digits have 34 bits, nine have 30.
    this.#idHigh = first >>> 0;
    this.#idLow = (last | (Math.floor(first / TWO_32) << 30)) >>> 0;
    return this.#slotOf(this.#idHigh, this.#idLow);
  }

  #slotOf(high: number, low: number): number {
    const numbers = this.#numbers;
    const most = this.#slots - 1;
    let slot = mixed(high, low) & most;
    while (numbers[slot] !== 0 && (this.#low[slot] !== low || this.#high[slot] !== high)) {
      slot = (slot + 1) & most;
    }
    return slot;
  }

  #grow(): void {
    const [high, low, numbers] = [this.#high, this.#low, this.#numbers];
    this.#slots *= 2;
    this.#high = new Uint32Array(this.#slots);
    this.#low = new Uint32Array(this.#slots);
    this.#numbers = new Int32Array(this.#slots);
    for (let old = 0; old < numbers.length; old++) {
      if (numbers[old] === 0) continue;
      const slot = this.#slotOf(high[old], low[old]);
      this.#high[slot] = high[old];
      this.#low[slot] = low[old];
      this.#numbers[slot] = numbers[old];
    }
  }
}

/** Whether an id is a decimal number of at most 19 digits, as it would be written. */
export function isNumeric(id: string): boolean {
  if (id.length === 0 || id.length > MOST_DIGITS || id.charCodeAt(0) === 48) return false;
  for (let i = 0; i < id.length; i++) {
    const digit = id.charCodeAt(i) - 48;
    if (digit < 0 || digit > 9) return false;
  }
  return true;
}

/** Spreads both parts over 32 bits: the finaliser of MurmurHash3 (A. Appleby). */
function mixed(high: number, low: number): number {
  let bits = Math.imul(high, 0x9e3779b1) ^ low;
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return (bits ^ (bits >>> 16)) >>> 0;
}
