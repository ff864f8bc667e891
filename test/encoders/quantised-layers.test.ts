import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { quantisedLayers } from '../../src/encoders/quantised-layers.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const folder = temporaryFolder();

const number = fc.float({ min: -2, max: 2, noNaN: true });

it('layers multiply nearly as exact ones do, for any number of rows', () => {
  const inputs = 32;
  const outputs = 8;
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 9 }).chain((count) =>
        fc.record({
          count: fc.constant(count),
          rows: fc.array(number, { minLength: count * inputs, maxLength: count * inputs }),
          weights: fc.array(number, { minLength: inputs * outputs, maxLength: inputs * outputs }),
          bias: fc.array(number, { minLength: outputs, maxLength: outputs }),
        }),
      ),
      ({ count, rows, weights, bias }) => {
        const layer = quantisedLayers(9)(
          Float32Array.from(weights),
          Float32Array.from(bias),
          inputs,
        );
        const into = new Float32Array(count * outputs);
        layer.apply(Float32Array.from(rows), count, into);
        into.forEach((value, at) => {
          const [row, column] = [Math.floor(at / outputs), at % outputs];
          let exact = bias[column]!;
          for (let i = 0; i < inputs; i++) {
            exact += rows[row * inputs + i]! * weights[i * outputs + column]!;
          }
          // Half a step of either number, times the largest other one, over all inputs.
          expect(Math.abs(value - exact)).toBeLessThan(inputs * (2 / 127 + 2 / 254 + 1e-3));
        });
      },
    ),
    { numRuns: 30 },
  );
});

it.each(['multiply', 'attend'])('the WebAssembly of an inner loop is made from %s.wat', (name) => {
  execFileSync(process.execPath, ['scripts/write-wasm.mjs', folder.path]);
  const file = `${name}-wasm.ts`;
  expect(readFileSync(join(folder.path, file), 'utf8')).toBe(
    readFileSync(join('src/encoders', file), 'utf8'),
  );
});
