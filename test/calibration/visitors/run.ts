import { parseArgs } from 'node:util';
import { withVisitors } from '../simulator/visitors.ts';
import { drawWorldPlan } from '../simulator/world-plan.ts';
import { type JudgedVisitors, measureVisitors } from './measure-visitors.ts';
import { visitorsTable } from './visitors-table.ts';

/**
 * Measures how well we find follow churners who visit once: simulates worlds with them and prints
 * precision and recall, as Markdown.
 *
 * Options: --worlds N, --seed S.
 */
const { values } = parseArgs({
  options: {
    worlds: { type: 'string', default: '100' },
    seed: { type: 'string', default: '1' },
  },
});
const MOST_FOLLOWERS = 5000;

const worlds: JudgedVisitors[] = [];
for (let index = 0; worlds.length < Number(values.worlds); index++) {
  const plan = drawWorldPlan(Number(values.seed), index);
  if (plan.followers > MOST_FOLLOWERS) continue;
  worlds.push(await measureVisitors(withVisitors(plan)));
  if (process.stderr.isTTY) process.stderr.write(`\r${worlds.length} of ${values.worlds} worlds`);
}
if (process.stderr.isTTY) process.stderr.write('\n');
console.log(`${values.worlds} worlds, seed ${values.seed}; ± is the standard error.\n`);
console.log(visitorsTable(worlds));
