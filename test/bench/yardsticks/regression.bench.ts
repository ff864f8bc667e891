// The Poisson regression of the product, against R's glm on the same cells.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { drawNormal } from '../../../src/stats/draw-normal.ts';
import { Matrix } from '../../../src/stats/matrix.ts';
import { poissonRegression } from '../../../src/stats/poisson-regression.ts';
import { seededRandom } from '../../../src/stats/random.ts';
import { sparseFromDense } from '../../../src/stats/sparse-from-dense.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { cpuOf, printedBy } from './outside.ts';

export interface Regression {
  own: number;
  /** Seconds of R, and the largest difference from its coefficients; missing without R. */
  glm?: number;
  apart?: number;
}

/** Ten years of days, and the topics and trends of a large account. */
const ROWS = 3650;
const COLUMNS = 25;
const TIMES = 20;

const random = seededRandom(1);
const design = new Matrix(ROWS, COLUMNS);
const offset = new Float64Array(ROWS);
const counts = new Float64Array(ROWS);
for (let r = 0; r < ROWS; r++) {
  design.set(r, 0, 1);
  let predictor = (offset[r] = 2 + random());
  for (let c = 1; c < COLUMNS; c++) {
    design.set(r, c, random() ** 3);
    predictor += 0.1 * (c % 3) * design.at(r, c);
  }
  counts[r] = Math.max(
    0,
    Math.round(Math.exp(predictor) + Math.exp(predictor / 2) * drawNormal(random)),
  );
}
const problem = {
  design: sparseFromDense(design),
  counts,
  offset,
  penalty: new Float64Array(COLUMNS),
};
const fit = (): Float64Array => poissonRegression(problem).coefficients;
// The first run compiles it.
fit();
const own = cpuOf(() => Array.from({ length: TIMES }, fit)[0]);

using folder = temporaryFolder();
const file = join(folder.path, 'cells.bin');
const byColumns = Array.from({ length: COLUMNS }, (_, c) =>
  Array.from({ length: ROWS }, (_row, r) => design.at(r, c)),
);
writeFileSync(file, Float64Array.from([...byColumns.flat(), ...counts, ...offset]));
const theirs = printedBy<{ seconds: number; coefficients: number[] }>(
  'Rscript',
  join(import.meta.dirname, 'regression.R'),
  ...[file, ROWS, COLUMNS, TIMES].map(String),
);
const found: Regression = { own: own.seconds / TIMES };
if (theirs !== undefined) {
  found.glm = theirs.seconds;
  found.apart = Math.max(...theirs.coefficients.map((value, c) => Math.abs(value - own.result[c])));
}
console.log(JSON.stringify(found));
