/** A table of numbers that grows by rows: typed columns, doubled in length when full. */
export class GrowableColumns {
  #columns: Float64Array[];
  #length = 0;

  constructor(width: number) {
    this.#columns = Array.from({ length: width }, () => new Float64Array(1024));
  }

  push(...row: number[]): void {
    if (this.#length === this.#columns[0].length) this.#grow();
    for (let c = 0; c < this.#columns.length; c++) this.#columns[c][this.#length] = row[c];
    this.#length++;
  }

  /** A view of the rows so far; valid until the next `push`. */
  column(index: number): Float64Array {
    return this.#columns[index].subarray(0, this.#length);
  }

  #grow(): void {
    this.#columns = this.#columns.map((column) => {
      const larger = new Float64Array(column.length * 2);
      larger.set(column);
      return larger;
    });
  }
}
