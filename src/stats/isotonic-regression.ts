/**
 * The rising sequence closest to the given one in weighted squares, by pooling adjacent violators
 * (Barlow, Bartholomew, Bremner and Brunk, Statistical Inference under Order Restrictions, 1972).
 * Time O(n).
 *
 * @param weights positive, one a value.
 */
export function isotonicRegression(values: Float64Array, weights: Float64Array): Float64Array {
  const mean = new Float64Array(values.length);
  const weight = new Float64Array(values.length);
  const size = new Int32Array(values.length);
  let blocks = 0;
  for (let i = 0; i < values.length; i++) {
    mean[blocks] = values[i];
    weight[blocks] = weights[i];
    size[blocks] = 1;
    for (; blocks > 0 && mean[blocks - 1] >= mean[blocks]; blocks--) {
      const sum = weight[blocks - 1] + weight[blocks];
      mean[blocks - 1] += ((mean[blocks] - mean[blocks - 1]) * weight[blocks]) / sum;
      weight[blocks - 1] = sum;
      size[blocks - 1] += size[blocks];
    }
    blocks++;
  }
  const out = new Float64Array(values.length);
  let at = 0;
  for (let b = 0; b < blocks; b++) {
    out.fill(mean[b], at, at + size[b]);
    at += size[b];
  }
  return out;
}
