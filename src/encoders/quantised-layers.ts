import { MULTIPLY_WASM } from './multiply-wasm.ts';

/** A layer of a network: multiplies rows with its weights and adds its bias. */
export interface Layer {
  inputs: number;
  outputs: number;
  /**
   * @param rows `count` x inputs.
   * @param into `count` x outputs, overwritten.
   */
  apply(rows: Float32Array, count: number, into: Float32Array): void;
}

type Multiply = (
  rows: number,
  weights: number,
  out: number,
  rowCount: number,
  columnCount: number,
  length: number,
) => void;

/** The largest whole numbers that `multiply.wat` takes. */
const MOST_OF_WEIGHT = 127;
const MOST_OF_ROW = 127;

const PAGE = 65_536;

/**
 * Makes layers that compute with whole numbers of 8 bits instead of fractions of 32: a third of
 * the time, for vectors that differ by about a thousandth. Each column of weights and each row has
 * a scale of its own (Jacob et al., "Quantization and training of neural networks for efficient
 * integer-arithmetic-only inference", CVPR 2018). Results are the same on
 * every machine.
 *
 * @param mostRows the most rows of one call.
 */
export function quantisedLayers(
  mostRows: number,
): (weights: Float32Array, bias: Float32Array, inputs: number) => Layer {
  const module = new WebAssembly.Module(Buffer.from(MULTIPLY_WASM, 'base64'));
  const { exports } = new WebAssembly.Instance(module);
  const memory = exports.memory as WebAssembly.Memory;
  const multiply = exports.multiply as Multiply;
  const paddedRows = Math.ceil(mostRows / 4) * 4;
  // Rows and results stand at the beginning, weights of all layers behind them.
  const rowsEnd = paddedRows * LONGEST_ROW;
  let end = rowsEnd + 4 * paddedRows * LONGEST_ROW;

  return (weights, bias, inputs) => {
    const outputs = bias.length;
    const at = end;
    end += inputs * outputs;
    const missing = Math.ceil((end - memory.buffer.byteLength) / PAGE);
    if (missing > 0) memory.grow(missing);
    const { scale, sum } = quantiseColumns(weights, inputs, outputs, memory.buffer, at);
    const least = new Float32Array(paddedRows);
    const step = new Float32Array(paddedRows);
    return {
      inputs,
      outputs,
      apply(rows, count, into) {
        const padded = Math.ceil(count / 4) * 4;
        const whole = new Uint8Array(memory.buffer, 0, padded * inputs);
        for (let row = 0; row < count; row++) {
          quantiseRow(rows, row, inputs, whole, least, step);
        }
        multiply(0, at, rowsEnd, padded, outputs, inputs);
        const product = new Int32Array(memory.buffer, rowsEnd, padded * outputs);
        for (let column = 0; column < outputs; column++) {
          const of = scale[column];
          const add = bias[column];
          const whenLeast = sum[column];
          for (let row = 0; row < count; row++) {
            into[row * outputs + column] =
              add + of * (step[row] * product[column * padded + row] + least[row] * whenLeast);
          }
        }
      },
    };
  };
}

/** The most numbers in a row, before or after a layer. */
const LONGEST_ROW = 1536;

/** Writes the columns of weights as whole numbers. Returns their scales, and the sums of the wholes. */
function quantiseColumns(
  weights: Float32Array,
  inputs: number,
  outputs: number,
  memory: ArrayBuffer,
  at: number,
): { scale: Float32Array; sum: Float32Array } {
  const whole = new Int8Array(memory, at, inputs * outputs);
  const scale = new Float32Array(outputs);
  const sum = new Float32Array(outputs);
  for (let column = 0; column < outputs; column++) {
    let most = 0;
    for (let i = 0; i < inputs; i++) {
      most = Math.max(most, Math.abs(weights[i * outputs + column]));
    }
    scale[column] = most / MOST_OF_WEIGHT || 1;
    for (let i = 0; i < inputs; i++) {
      const value = Math.round(weights[i * outputs + column] / scale[column]);
      whole[column * inputs + i] = value;
      sum[column] += value;
    }
  }
  return { scale, sum };
}

function quantiseRow(
  rows: Float32Array,
  row: number,
  length: number,
  whole: Uint8Array,
  least: Float32Array,
  step: Float32Array,
): void {
  const from = row * length;
  let low = Infinity;
  let high = -Infinity;
  for (let i = from; i < from + length; i++) {
    const value = rows[i];
    if (value < low) low = value;
    if (value > high) high = value;
  }
  const factor = high > low ? MOST_OF_ROW / (high - low) : 0;
  least[row] = low;
  step[row] = factor === 0 ? 0 : 1 / factor;
  // Adding a half and cutting rounds, because no number is negative here.
  for (let i = from; i < from + length; i++) whole[i] = (rows[i] - low) * factor + 0.5;
}
