import { parseArgs } from 'node:util';
import type { MonteCarlo } from '../monte-carlo.ts';
import { drawWorldPlan } from '../simulator/world-plan.ts';
import { attractsFalsely, attractsRightly, lastingCoverage } from './download-table.ts';
import { type DownloadFigures, measureDownload } from './measure-download.ts';

/**
 * Measures what one download shows of the topics that attracted current followers, and prints it as
 * Markdown.
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

const worlds: DownloadFigures[] = [];
for (let index = 0; worlds.length < Number(values.worlds); index++) {
  const plan = drawWorldPlan(Number(values.seed), index);
  if (plan.followers > MOST_FOLLOWERS) continue;
  worlds.push(await measureDownload(plan));
  if (process.stderr.isTTY) process.stderr.write(`\r${worlds.length} of ${values.worlds} worlds`);
}
if (process.stderr.isTTY) process.stderr.write('\n');

const percent = ({ value, error }: MonteCarlo): string =>
  `${(100 * value).toFixed(1)}% ± ${(100 * error).toFixed(1)}`;
console.log(`${values.worlds} worlds, seed ${values.seed}; ± is the standard error.\n`);
console.log(`| figure | found |
|---|--:|
| coverage of \`growth.lasting\` | ${percent(lastingCoverage(worlds))} |
| topics called \`attracts\` where topics do nothing | ${percent(attractsFalsely(worlds))} |
| topics with 50 or more lasting follows called \`attracts\` | ${percent(attractsRightly(worlds))} |`);
