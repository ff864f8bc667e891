import { writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { kindsTable, targetsTable } from './calibration-table.ts';
import { measureWorlds } from './measure-worlds.ts';

/**
 * Holds the analysis to account: simulates audiences with known causes, makes the report on each,
 * and prints how often it is right, as Markdown.
 *
 * Options: --worlds N, --seed S, --figures FILE for the figures of each world as JSON.
 */
const { values } = parseArgs({
  options: {
    worlds: { type: 'string', default: '300' },
    seed: { type: 'string', default: '1' },
    figures: { type: 'string' },
  },
});
const worlds = Number(values.worlds);
const began = performance.now();

const measured = await measureWorlds(
  Number(values.seed),
  worlds,
  availableParallelism(),
  (done) => {
    if (process.stderr.isTTY) process.stderr.write(`\r${done} of ${worlds} worlds`);
  },
);
if (process.stderr.isTTY) process.stderr.write('\n');
if (values.figures !== undefined) writeFileSync(values.figures, JSON.stringify(measured));

const minutes = ((performance.now() - began) / 60_000).toFixed(0);
console.log(`${worlds} worlds, seed ${values.seed}; ± is the standard error of so many worlds.\n`);
console.log(targetsTable(measured));
console.log(`\n${kindsTable(measured)}`);
console.error(`${minutes} minutes`);
