import { printTable } from './markdown-table.ts';
import { resultOf } from './run-measured.ts';
import { atLeast, short, type Target } from './target.ts';

const TURNS = 3;

interface GraphFigures {
  edges: number;
  buildSeconds: number;
  louvainSeconds: number;
  addedMegabytes: number;
  modularity: number;
}

/** The compact graph against a graphology graph of the same edges, the same Louvain run on both. */
export async function benchGraph(): Promise<Target[]> {
  const turns: { compact: GraphFigures; graphology: GraphFigures }[] = [];
  for (let turn = 0; turn < TURNS; turn++) {
    turns.push({ compact: await measure('compact'), graphology: await measure('graphology') });
  }
  const compact = best(turns.map((turn) => turn.compact));
  const graphology = best(turns.map((turn) => turn.graphology));
  const row = (name: string, one: GraphFigures): string[] => [
    name,
    String(one.edges),
    short(one.buildSeconds),
    short(one.louvainSeconds),
    short(one.addedMegabytes),
    one.modularity.toFixed(4),
  ];
  printTable(
    ['graph', 'edges', 'build s', 'Louvain s', 'memory MB', 'modularity'],
    [row('compact', compact), row('graphology', graphology)],
  );
  return [
    atLeast(
      'speed of graph and Louvain on 100,000 people, of the same with graphology',
      5,
      secondsOf(graphology) / secondsOf(compact),
      ' times',
    ),
    atLeast(
      'memory of the same with graphology, of what these take',
      2,
      graphology.addedMegabytes / compact.addedMegabytes,
      ' times',
    ),
  ];
}

function measure(kind: 'compact' | 'graphology'): Promise<GraphFigures> {
  return resultOf<GraphFigures>('graph.bench.ts', kind);
}

function secondsOf({ buildSeconds, louvainSeconds }: GraphFigures): number {
  return buildSeconds + louvainSeconds;
}

/** The quickest turn; the most memory of all. */
function best(turns: GraphFigures[]): GraphFigures {
  const [quickest] = turns.toSorted((a, b) => secondsOf(a) - secondsOf(b));
  return { ...quickest, addedMegabytes: Math.max(...turns.map((turn) => turn.addedMegabytes)) };
}
