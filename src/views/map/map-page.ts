import type { MapPage } from '../../model/pages/map-page.ts';
import type { TribeReport } from '../../model/report.ts';
import type { Analysis } from '../../analysis/result.ts';
import { layOut } from '../../analysis/similarity/lay-out.ts';
import { sampleFairly } from '../../analysis/similarity/sample-fairly.ts';
import { peopleById } from '../rows/people-by-id.ts';

/** The map shows at most this many people. */
const MOST = 20_000;
/** Strongest ties of each person that shape the layout, and that are drawn. */
const LAID_OUT = 6;
const DRAWN = 2;
/** Rounds of the layout times people, so that small audiences get more rounds. */
const WORK = 800_000;
const [FEWEST_ROUNDS, MOST_ROUNDS] = [60, 250];
const DECIMALS = 10_000;

/**
 * The positions of current followers with ties, or of a fair sample of them if they are too many.
 * Cost: O(people + shown x rounds x log shown).
 */
export function mapPage(analysis: Analysis, report: TribeReport): MapPage {
  const { log, graph, partition, current } = analysis;
  const positionOf = new Map(report.communities.map(({ id }, position) => [id, position]));
  const communityOf = (person: number): number =>
    positionOf.get(partition.communities[partition.community[person]]?.id) ?? -1;
  const followers = [...peopleById(log.people.ids)].filter((person) => current[person] === 1);
  const joined = followers.filter((person) => graph.start[person + 1] > graph.start[person]);
  const shown = sampleFairly(joined, partition.community, MOST);
  const community = shown.map(communityOf);
  const edges = strongest(analysis, shown);
  const rounds = Math.min(MOST_ROUNDS, Math.max(FEWEST_ROUNDS, WORK / Math.max(1, shown.length)));
  const { x, y } = layOut(community, edges, Math.round(rounds));
  const drawn = edges.rank.map((rank) => rank < DRAWN);
  return {
    people: joined.length,
    shown: shown.length,
    communities: report.communities.map(({ id, label, isTribe, size }) => ({
      id,
      label,
      isTribe,
      size,
    })),
    ids: shown.map((person) => log.people.ids[person]),
    names: shown.map((person) => log.people.profiles[person]?.handle ?? log.people.ids[person]),
    x: Array.from(x, rounded),
    y: Array.from(y, rounded),
    community,
    reactions: shown.map((person) => reactionsOf(analysis, person)),
    topics: shown.map((person) => topicsOf(analysis, report, person)),
    edges: {
      from: edges.from.filter((_, e) => drawn[e]),
      to: edges.to.filter((_, e) => drawn[e]),
    },
    joined: followers.length === 0 ? 0 : joined.length / followers.length,
  };
}

function reactionsOf({ engaged: { start, value } }: Analysis, person: number): number {
  let sum = 0;
  for (let e = start[person]; e < start[person + 1]; e++) sum += value[e];
  return sum;
}

/** Positions in the report of the topics that a person engaged with. */
function topicsOf(
  { engaged, postTopics }: Analysis,
  report: TribeReport,
  person: number,
): number[] {
  const { start, column } = engaged;
  return Array.from(column.subarray(start[person], start[person + 1]), (topic) =>
    report.topics.findIndex(({ id }) => id === postTopics.topics[topic].id),
  );
}

function rounded(value: number): number {
  return Math.round(value * DECIMALS) / DECIMALS;
}

/** Returns each edge once that is among the strongest of one of its ends; `rank` is the better of the two. */
function strongest(
  { graph }: Analysis,
  shown: readonly number[],
): { from: number[]; to: number[]; weight: number[]; rank: number[] } {
  const place = new Int32Array(graph.nodes).fill(-1);
  for (const [i, person] of shown.entries()) place[person] = i;
  const found = new Map<number, { weight: number; rank: number }>();
  for (const [i, person] of shown.entries()) {
    const ties: number[] = [];
    for (let e = graph.start[person]; e < graph.start[person + 1]; e++)
      if (place[graph.neighbour[e]] >= 0) ties.push(e);
    ties.sort(
      (a, b) =>
        graph.weight[b] - graph.weight[a] || place[graph.neighbour[a]] - place[graph.neighbour[b]],
    );
    for (const [rank, e] of ties.slice(0, LAID_OUT).entries()) {
      const other = place[graph.neighbour[e]];
      const key = Math.min(i, other) * shown.length + Math.max(i, other);
      const known = found.get(key);
      if (known === undefined) found.set(key, { weight: graph.weight[e], rank });
      else known.rank = Math.min(known.rank, rank);
    }
  }
  const edges = {
    from: [] as number[],
    to: [] as number[],
    weight: [] as number[],
    rank: [] as number[],
  };
  for (const [key, { weight, rank }] of found) {
    edges.from.push(Math.floor(key / shown.length));
    edges.to.push(key % shown.length);
    edges.weight.push(weight);
    edges.rank.push(rank);
  }
  return edges;
}
