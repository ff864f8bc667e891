import type { Random } from '../../../stats/random.ts';
import type { CompactGraph } from '../../similarity/compact-graph.ts';
import { edgeCount } from '../../similarity/compact-graph.ts';
import type { Heavy } from '../../heavy-work.ts';
import type { InterestMatrix } from '../../interests/interest-matrix.ts';
import { isBeyondChance } from './beyond-chance.ts';
import { cohesionOf } from './cohesion.ts';
import { distinctiveTerms } from './distinctive-terms.ts';
import { findGroups } from './find-groups.ts';
import { modularity } from './modularity.ts';
import { nameCommunities } from './name-communities.ts';
import { sharedTerms } from './shared-terms.ts';
import { stabilityOf } from './stability.ts';
import type { CommunityInputs } from './community-inputs.ts';
import type { Community, Partition } from './partition.ts';

const TERMS_SHOWN = 10;

/**
 * Finds the communities of an audience: its groups ({@link findGroups}) without the smallest, named
 * by their distinctive interests. Also tests whether they are clearer than chance ({@link
 * isBeyondChance}). People without edges are in no community. The same input and random stream give
 * the same bytes. Cost: that of {@link findGroups}.
 */
export function* findCommunities(inputs: CommunityInputs, random: Random): Heavy<Partition> {
  const { graph, interests, ties } = inputs;
  if (edgeCount(graph) === 0) return noCommunities(graph.nodes);
  const people = peopleWithEdges(graph);
  const smallest = smallestCommunity(people);
  const isStructured = isBeyondChance(interests, ties, random);
  const sizes = { people, smallest };
  const { group, others } = yield* findGroups(inputs, sizes, isStructured, random);
  const stability = stabilityOf(group, others);
  const { community, sizes: members } = largestFirst(graph, group, smallest);
  return {
    community,
    stability: stability.map((share, i) => (community[i] < 0 ? 0 : share)),
    communities: describe(interests, community, members, stability),
    modularity: modularity(graph, group),
    clear: members.length > 1 && isStructured,
  };
}

function noCommunities(people: number): Partition {
  return {
    community: new Int32Array(people).fill(-1),
    stability: new Float64Array(people),
    communities: [],
    modularity: Number.NaN,
    clear: false,
  };
}

/** Numbers groups by size, then first member. People without edges or in small groups get -1. */
function largestFirst(
  graph: CompactGraph,
  group: Int32Array,
  smallest: number,
): { community: Int32Array; sizes: number[] } {
  const all = new Map<number, number>();
  for (let i = 0; i < graph.nodes; i++) {
    if (hasEdges(graph, i)) all.set(group[i], (all.get(group[i]) ?? 0) + 1);
  }
  // Groups are in the order of their first members, and the sort preserves it for equal sizes.
  const kept = [...all].filter(([, size]) => size >= smallest);
  kept.sort(([, a], [, b]) => b - a);
  const number = new Map(kept.map(([g], c) => [g, c]));
  return {
    community: group.map((g) => number.get(g) ?? -1),
    sizes: kept.map(([, size]) => size),
  };
}

/**
 * Returns the smallest size of a community: 3, or a quarter of the square root of the number of
 * people (8 of 1,000, 79 of 100,000).
 */
function smallestCommunity(people: number): number {
  return Math.max(3, Math.round(Math.sqrt(people) / 4));
}

function peopleWithEdges(graph: CompactGraph): number {
  let people = 0;
  for (let i = 0; i < graph.nodes; i++) if (hasEdges(graph, i)) people++;
  return people;
}

function hasEdges({ start }: CompactGraph, person: number): boolean {
  return start[person] < start[person + 1];
}

function describe(
  interests: InterestMatrix,
  community: Int32Array,
  sizes: number[],
  stability: Float64Array,
): Community[] {
  const terms = distinctiveTerms(interests, community, sizes.length, TERMS_SHOWN).map(
    (distinctive, c) => {
      const telling =
        distinctive.length > 0 ? distinctive : sharedTerms(interests, community, c, TERMS_SHOWN);
      return telling.map((t) => interests.terms[t]);
    },
  );
  const cohesion = cohesionOf(interests.weights, community, sizes.length);
  const stayed = new Float64Array(sizes.length);
  for (let i = 0; i < community.length; i++) {
    if (community[i] >= 0) stayed[community[i]] += stability[i];
  }
  return nameCommunities(terms).map(({ id, label }, c) => ({
    id,
    label,
    terms: terms[c],
    size: sizes[c],
    cohesion: cohesion[c],
    stability: stayed[c] / sizes[c],
  }));
}
