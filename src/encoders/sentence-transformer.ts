import type { ModelFiles } from './model-files.ts';
import { type Layer, quantisedLayers } from './quantised-layers.ts';
import { pieceReader } from './sentence-pieces.ts';

/** The model reads this many pieces of a text. */
const MOST_PIECES = 128;

const HEADS = 4;

/** Keeps the deviation of a row above zero. */
const LEAST_VARIANCE = 1e-6;

interface Block {
  width: number;
  attentionNorm: Norm;
  queriesKeysValues: Layer;
  attended: Layer;
  /** Brings a row to the width of the next block, if that differs. */
  widen: Layer | undefined;
  forwardNorm: Norm;
  expand: Layer;
  contract: Layer;
}

interface Norm {
  scale: Float32Array;
  bias: Float32Array;
}

/**
 * Makes the function that turns a text into a vector of 512 numbers of length 1, from the weights
 * of the small Universal Sentence Encoder (Cer et al., EMNLP 2018): pieces of words with their
 * positions, two transformer blocks (Vaswani et al., "Attention is all you need", 2017), the mean
 * over the pieces, a layer with tanh. Throws an error for a text without pieces.
 */
export function sentenceTransformer(model: ModelFiles): (text: string) => Float32Array {
  const pieces = pieceReader(model.vocabulary);
  const embedding = model.weights('Embeddings_en');
  const frequency = model.weights('TimingSignal/ExpandDims_1');
  const layer = quantisedLayers(MOST_PIECES);
  const [first, second] = [0, 1].map((at) => blockOf(model, at, layer));
  const last = layer(
    model.weights('tanh_layer_0/weights'),
    model.weights('tanh_layer_0/bias'),
    second.width,
  );

  return (text) => {
    const numbers = pieces(text).slice(0, MOST_PIECES);
    if (numbers.length === 0) throw new Error('A text to encode has no characters.');
    const rows = embed(numbers, embedding, frequency, first.width);
    const read = applyBlock(second, applyBlock(first, rows, numbers.length), numbers.length);
    const mean = new Float32Array(second.width);
    read.forEach((value, at) => {
      mean[at % second.width] += value / numbers.length;
    });
    const vector = new Float32Array(last.outputs);
    last.apply(mean, 1, vector);
    const bent = vector.map(Math.tanh);
    const length = Math.hypot(...bent);
    return bent.map((value) => value / length);
  };
}

function blockOf(model: ModelFiles, at: number, layer: ReturnType<typeof quantisedLayers>): Block {
  const of = (name: string): Float32Array => model.weights(`Layer_${at}/TransformerLayer/${name}`);
  const bias = (name: string): Float32Array => of(`${name}/bias/ConcatPartitions/concat`);
  const norm = (name: string): Norm => ({
    scale: of(`${name}layer_prepostprocess/layer_norm/layer_norm_scale/ConcatPartitions/concat`),
    bias: of(`${name}layer_prepostprocess/layer_norm/layer_norm_bias/ConcatPartitions/concat`),
  });
  const attentionNorm = norm('');
  const forwardNorm = norm('FFN/');
  const width = attentionNorm.scale.length;
  const outWidth = forwardNorm.scale.length;
  const attention = (name: string): Layer =>
    layer(
      of(`MultiheadAttention/${name}/kernel/part_0`),
      bias(`MultiheadAttention/${name}`),
      width,
    );
  const forward = (name: string, inputs: number): Layer =>
    layer(of(`FFN/${name}/Tensordot/Reshape_1`), bias(`FFN/${name}`), inputs);
  const expand = forward('conv1', outWidth);
  return {
    width,
    attentionNorm,
    queriesKeysValues: attention('qkv_transform_single'),
    attended: attention('output_transform_single'),
    widen:
      width === outWidth
        ? undefined
        : layer(of('dense/kernel/ConcatPartitions/concat'), bias('dense'), width),
    forwardNorm,
    expand,
    contract: forward('conv2', expand.outputs),
  };
}

/** Returns the pieces' rows: twice the embedding, because the model adds it again, and the position. */
function embed(
  numbers: readonly number[],
  embedding: Float32Array,
  frequency: Float32Array,
  width: number,
): Float32Array {
  const rows = new Float32Array(numbers.length * width);
  numbers.forEach((number, position) => {
    for (let d = 0; d < width; d++) {
      const angle = position * frequency[d % frequency.length];
      const signal = d < frequency.length ? Math.sin(angle) : Math.cos(angle);
      rows[position * width + d] = 2 * embedding[number * width + d] + signal;
    }
  });
  return rows;
}

function applyBlock(block: Block, rows: Float32Array, count: number): Float32Array {
  const of = (layer: Layer, input: Float32Array): Float32Array => {
    const output = new Float32Array(count * layer.outputs);
    layer.apply(input, count, output);
    return output;
  };
  const normal = normalise(rows, block.width, block.attentionNorm);
  const attended = attend(of(block.queriesKeysValues, normal), count, block.width);
  const between = of(block.attended, attended);
  addTo(between, block.widen === undefined ? rows : of(block.widen, rows));
  const expanded = of(
    block.expand,
    normalise(between, block.forwardNorm.scale.length, block.forwardNorm),
  );
  for (let at = 0; at < expanded.length; at++) if (expanded[at] < 0) expanded[at] = 0;
  const result = of(block.contract, expanded);
  addTo(result, between);
  return result;
}

function addTo(sum: Float32Array, other: Float32Array): void {
  for (let at = 0; at < sum.length; at++) sum[at] += other[at];
}

/** Gives each row mean 0 and deviation 1, then the scale and bias of each place. */
function normalise(rows: Float32Array, width: number, { scale, bias }: Norm): Float32Array {
  const normal = new Float32Array(rows.length);
  for (let from = 0; from < rows.length; from += width) {
    let sum = 0;
    for (let d = 0; d < width; d++) sum += rows[from + d];
    const mean = sum / width;
    let squares = 0;
    for (let d = 0; d < width; d++) squares += (rows[from + d] - mean) ** 2;
    const factor = 1 / Math.sqrt(squares / width + LEAST_VARIANCE);
    for (let d = 0; d < width; d++) {
      normal[from + d] = (rows[from + d] - mean) * factor * scale[d] + bias[d];
    }
  }
  return normal;
}

/** Returns for each piece the values of all pieces, weighted by how its query matches their keys. */
function attend(queriesKeysValues: Float32Array, count: number, width: number): Float32Array {
  const size = width / HEADS;
  const result = new Float32Array(count * width);
  const weights = new Float64Array(count);
  for (let from = 0; from < width; from += size) {
    for (let piece = 0; piece < count; piece++) {
      const query = piece * 3 * width + from;
      matches(queriesKeysValues, query, { key: width + from, stride: 3 * width, size }, weights);
      makeShares(weights);
      const into = piece * width + from;
      const values = { value: 2 * width + from, stride: 3 * width, size };
      mixValues(queriesKeysValues, weights, values, result.subarray(into, into + size));
    }
  }
  return result;
}

/** Writes how the query matches each key. Four sums at a time need not wait for each other. */
function matches(
  of: Float32Array,
  query: number,
  { key: from, stride, size }: { key: number; stride: number; size: number },
  into: Float64Array,
): void {
  for (let other = 0, key = from; other < into.length; other++, key += stride) {
    let [a, b, c, d] = [0, 0, 0, 0];
    for (let i = 0; i < size; i += 4) {
      a += of[query + i] * of[key + i];
      b += of[query + i + 1] * of[key + i + 1];
      c += of[query + i + 2] * of[key + i + 2];
      d += of[query + i + 3] * of[key + i + 3];
    }
    into[other] = (a + b + c + d) / Math.sqrt(size);
  }
}

/** Turns matches into shares, in place (softmax). */
function makeShares(weights: Float64Array): void {
  const most = Math.max(...weights);
  let sum = 0;
  for (let at = 0; at < weights.length; at++) {
    weights[at] = Math.exp(weights[at] - most);
    sum += weights[at];
  }
  for (let at = 0; at < weights.length; at++) weights[at] /= sum;
}

/** Writes the weighted sum of the values, four places at a time. */
function mixValues(
  of: Float32Array,
  weights: Float64Array,
  { value: from, stride, size }: { value: number; stride: number; size: number },
  into: Float32Array,
): void {
  for (let i = 0; i < size; i += 4) {
    let [a, b, c, d] = [0, 0, 0, 0];
    for (let other = 0, value = from + i; other < weights.length; other++, value += stride) {
      const weight = weights[other];
      a += weight * of[value];
      b += weight * of[value + 1];
      c += weight * of[value + 2];
      d += weight * of[value + 3];
    }
    into[i] = a;
    into[i + 1] = b;
    into[i + 2] = c;
    into[i + 3] = d;
  }
}
