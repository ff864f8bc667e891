// Time and memory from interests to communities as the audience grows, and whether they are right.
import { runHere } from '../../src/analysis/heavy-work.ts';
import { edgeCount } from '../../src/analysis/similarity/compact-graph.ts';
import { shareInterests } from '../../src/analysis/similarity/share-interests.ts';
import { findCommunities } from '../../src/analysis/communities/detection/find-communities.ts';
import { adjustedRandIndex } from '../support/yardsticks/adjusted-rand-index.ts';
import { seededRandom } from '../../src/stats/random.ts';
import { plantedInterests } from '../support/planted-interests.ts';

const NO_TIES = { from: [], to: [] };
const PLANTED = { groups: 12, own: 200, common: 5000, drawn: 15, noise: 0.3 };

console.log('Communities of 12 planted groups, about 15 interests each, 30% of them noise');
console.log('   people     edges   graph s  found s    MB      ARI');
for (const people of [1000, 10_000, 100_000]) {
  const { matrix, group } = plantedInterests({ people, ...PLANTED }, 1);
  const start = performance.now();
  const graph = runHere(shareInterests(matrix, NO_TIES));
  const made = performance.now();
  const partition = runHere(
    findCommunities({ graph, interests: matrix, ties: NO_TIES }, seededRandom(1)),
  );
  const found = performance.now();
  console.log(
    String(people).padStart(9) +
      String(edgeCount(graph)).padStart(10) +
      ((made - start) / 1000).toFixed(2).padStart(10) +
      ((found - made) / 1000).toFixed(2).padStart(10) +
      (process.memoryUsage.rss() / 1e6).toFixed(0).padStart(5) +
      adjustedRandIndex(partition.community, group).toFixed(3).padStart(9),
  );
}
