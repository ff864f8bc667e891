import { type Attention, attentionOf } from './attention.ts';
import type { ModelFiles } from './model-files.ts';
import { type Layer, quantisedLayers } from './quantised-layers.ts';
import { pieceReader } from './sentence-pieces.ts';

/** The model reads this many pieces of a text. */
const MOST_PIECES = 128;

const HEADS = 4;

/** The width of the wider block. */
const WIDEST = 512;

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
  const layer = quantisedLayers(MOST_PIECES);
  const attend = attentionOf(HEADS, { rows: MOST_PIECES, width: WIDEST });
  const [first, second] = [0, 1].map((at) => blockOf(model, at, layer));
  const positions = positionRows(model.weights('TimingSignal/ExpandDims_1'), first.width);
  const last = layer(
    model.weights('tanh_layer_0/weights'),
    model.weights('tanh_layer_0/bias'),
    second.width,
  );

  return (text) => {
    const numbers = pieces(text).slice(0, MOST_PIECES);
    if (numbers.length === 0) throw new Error('A text to encode has no characters.');
    const rows = embed(numbers, embedding, positions, first.width);
    const read = [first, second].reduce(
      (before, block) => applyBlock(block, attend, before, numbers.length),
      rows,
    );
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

/** Returns the rows that stand for positions, which the model adds to the pieces'. */
function positionRows(frequency: Float32Array, width: number): Float32Array {
  return Float32Array.from({ length: MOST_PIECES * width }, (_, at) => {
    const [position, d] = [Math.floor(at / width), at % width];
    const angle = position * frequency[d % frequency.length];
    return d < frequency.length ? Math.sin(angle) : Math.cos(angle);
  });
}

/** Returns the pieces' rows: twice the embedding, because the model adds it again, and the position. */
function embed(
  numbers: readonly number[],
  embedding: Float32Array,
  positions: Float32Array,
  width: number,
): Float32Array {
  const rows = positions.slice(0, numbers.length * width);
  numbers.forEach((number, position) => {
    for (let d = 0; d < width; d++) {
      rows[position * width + d] += 2 * embedding[number * width + d];
    }
  });
  return rows;
}

function applyBlock(
  block: Block,
  attend: Attention,
  rows: Float32Array,
  count: number,
): Float32Array {
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
