// Louvain of the product on one graph, against igraph and leidenalg on the same edges.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { louvain } from '../../../src/analysis/communities/detection/louvain.ts';
import { modularity } from '../../../src/analysis/communities/detection/modularity.ts';
import { seededRandom } from '../../../src/stats/random.ts';
import { plantedGraph } from '../../support/planted-graph.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { cpuOf, printedBy } from './outside.ts';

export type Clustering = Record<string, { seconds: number; modularity: number }>;

const { graph } = plantedGraph({ nodes: 20_000, edges: 200_000, groups: 25, within: 0.7 }, 1);
// As in a report, which runs it from several seeds. The first run compiles it.
louvain(graph, seededRandom(1));
const own = cpuOf(() => louvain(graph, seededRandom(2)));

using folder = temporaryFolder();
const file = join(folder.path, 'edges.bin');
const from: number[] = [];
const to: number[] = [];
for (let i = 0; i < graph.nodes; i++) {
  for (let p = graph.start[i]; p < graph.start[i + 1]; p++) {
    // A double edge of the plan would have a weight of 2, which igraph is told as two edges.
    for (let k = 0; k < graph.weight[p] && graph.neighbour[p] > i; k++) {
      from.push(i);
      to.push(graph.neighbour[p]);
    }
  }
}
writeFileSync(file, Int32Array.from([graph.nodes, from.length].concat(from, to)));
const program = join(import.meta.dirname, 'clustering.py');
// Debian's packages are for its own Python, which may not be the first in the path.
const theirs =
  printedBy<Clustering>('python3', program, file) ??
  printedBy<Clustering>('/usr/bin/python3', program, file);
const found = { own: { seconds: own.seconds, modularity: modularity(graph, own.result) } };
console.log(JSON.stringify({ ...found, ...theirs }));
