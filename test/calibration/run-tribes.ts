import { parseArgs } from 'node:util';
import { belongingTable } from './belonging-table.ts';
import { type JudgedCommunity, measureBelonging } from './measure-belonging.ts';
import { withBelonging } from './simulator/belonging.ts';
import { drawWorldPlan } from './simulator/world-plan.ts';

/**
 * Holds to account what is called a tribe: in simulated worlds in which it is known which groups are
 * tribes, prints how often communities are called rightly, as Markdown.
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

const worlds: JudgedCommunity[][] = [];
for (let index = 0; worlds.length < Number(values.worlds); index++) {
  const plan = drawWorldPlan(Number(values.seed), index);
  if (plan.followers > MOST_FOLLOWERS) continue;
  worlds.push(await measureBelonging(withBelonging(plan)));
  if (process.stderr.isTTY) process.stderr.write(`\r${worlds.length} of ${values.worlds} worlds`);
}
if (process.stderr.isTTY) process.stderr.write('\n');
console.log(`${values.worlds} worlds, seed ${values.seed}; ± is the standard error.\n`);
console.log(belongingTable(worlds));
