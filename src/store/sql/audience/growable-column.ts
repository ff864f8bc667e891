type Numbers = Float64Array | Int32Array | Uint8Array;

/** A typed column of unknown length, which doubles when it is full. */
export class GrowableColumn<Column extends Numbers> {
  readonly #make: (length: number) => Column;
  #values: Column;
  #length = 0;

  constructor(make: (length: number) => Column) {
    this.#make = make;
    this.#values = make(1024);
  }

  get length(): number {
    return this.#length;
  }

  push(value: number): void {
    if (this.#length === this.#values.length) this.#grow();
    this.#values[this.#length++] = value;
  }

  /** Returns a view of the values so far; valid until the next `push`. */
  values(): Column {
    return this.#values.subarray(0, this.#length) as Column;
  }

  /** Returns the values at the positions in `order`. */
  inOrder(order: Int32Array): Column {
    const sorted = this.#make(order.length);
    for (let i = 0; i < order.length; i++) sorted[i] = this.#values[order[i]!]!;
    return sorted;
  }

  #grow(): void {
    const larger = this.#make(this.#values.length * 2);
    larger.set(this.#values);
    this.#values = larger;
  }
}

export function int32Column(): GrowableColumn<Int32Array> {
  return new GrowableColumn((length) => new Int32Array(length));
}

export function float64Column(): GrowableColumn<Float64Array> {
  return new GrowableColumn((length) => new Float64Array(length));
}

export function uint8Column(): GrowableColumn<Uint8Array> {
  return new GrowableColumn((length) => new Uint8Array(length));
}
