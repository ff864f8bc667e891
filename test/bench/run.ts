import { availableParallelism, loadavg } from 'node:os';
import { benchDashboard } from './bench-dashboard.ts';
import { benchArchive } from './bench-archive.ts';
import { benchGrowth } from './bench-growth.ts';
import { benchGraph } from './bench-graph.ts';
import { benchImport } from './bench-import.ts';
import { benchLoad } from './bench-load.ts';
import { benchMillion } from './bench-million.ts';
import { benchPostgres } from './bench-postgres.ts';
import { benchReport } from './bench-report.ts';
import { benchVectors } from './bench-vectors.ts';
import { benchYardsticks } from './bench-yardsticks.ts';
import { printTable } from './markdown-table.ts';
import { runProgram } from './run-measured.ts';
import type { Target } from './target.ts';

// All benchmarks, or those named: `npm run bench -- import graph`. Prints Markdown; a target that
// is missed is printed as missed, and is no failure of the run.
const BENCHES: Record<string, () => Promise<Target[]>> = {
  import: benchImport,
  archive: benchArchive,
  graph: benchGraph,
  partition: benchCommunities,
  vectors: benchVectors,
  report: benchReport,
  million: benchMillion,
  dashboard: benchDashboard,
  load: benchLoad,
  postgres: benchPostgres,
  yardsticks: benchYardsticks,
};

/** Only where it is named, as it takes ten minutes and 3 GB. */
const LONG: typeof BENCHES = { growth: benchGrowth };

const requested = process.argv.slice(2);
const all = { ...BENCHES, ...LONG };
const unknown = requested.find((name) => !(name in all));
if (unknown === undefined) await run(requested.length > 0 ? requested : Object.keys(BENCHES));
else {
  console.error(`There is no benchmark ${unknown}, only ${Object.keys(all).join(', ')}.`);
  process.exitCode = 2;
}

async function run(names: string[]): Promise<void> {
  const began = performance.now();
  const day = new Date().toISOString().slice(0, 10);
  console.log(
    `${day}, Node ${process.versions.node}, ${availableParallelism()} cores, of which others kept ` +
      `${loadavg()[0].toFixed(1)} busy in the minute before.\n`,
  );
  const targets: Target[] = [];
  for (const name of names) {
    console.log(`## ${name}\n`);
    targets.push(...(await all[name]()));
  }
  console.log('## targets\n');
  printTable(
    ['target', 'wanted', 'measured', ''],
    targets.map(({ what, wanted, measured, met }) => [
      what,
      wanted,
      measured,
      measured.startsWith('missing') ? 'missing' : met ? 'met' : 'missed',
    ]),
  );
  console.log(`Took ${Math.round((performance.now() - began) / 1000)} s.`);
}

/** From planted interests to communities: no targets, but whether they are right as the audience grows. */
async function benchCommunities(): Promise<Target[]> {
  const { output } = await runProgram('partition.bench.ts');
  console.log(`\`\`\`\n${output}\`\`\`\n`);
  return [];
}
