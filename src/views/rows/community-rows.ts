import type { Analysis } from '../../analysis/result.ts';
import { followedBackSince } from '../../analysis/communities/standing/followed-back.ts';
import { formatInstant } from '../../model/instant.ts';
import type { SparseRows } from '../../stats/sparse-rows.ts';
import { latestSpells } from './latest-spells.ts';
import { peopleById } from './people-by-id.ts';
import type { CommunityEdge, CommunityExport, CommunityRow } from './community-row.ts';

const MOST_INTERESTS = 8;

/**
 * The current followers of an analysis with their communities, in the order of their ids, and their
 * similarity.
 *
 * @param isWanted whether a person gets a row.
 */
export function communitiesOf(
  analysis: Analysis,
  isWanted: (person: number) => boolean = () => true,
): CommunityExport {
  return {
    rows: rowsOf(analysis, isWanted),
    edges: edgesOf(analysis),
    count: Array.from(analysis.current.keys()).filter(
      (person) => analysis.current[person] === 1 && isWanted(person),
    ).length,
  };
}

function* rowsOf(
  analysis: Analysis,
  isWanted: (person: number) => boolean,
): Generator<CommunityRow> {
  const { log, audience, partition, standings, current, interests } = analysis;
  const followedBack = followedBackSince(log);
  const latest = latestSpells(analysis);
  for (const person of peopleById(log.people.ids)) {
    if (current[person] === 0 || !isWanted(person)) continue;
    const community = partition.community[person];
    const profile = log.people.profiles[person];
    const spell = latest[person];
    const after = audience.spells.followAfter[spell];
    const before = audience.spells.followBefore[spell];
    const exact = after === before;
    yield {
      person_id: log.people.ids[person],
      handle: profile?.handle ?? null,
      name: profile?.name ?? null,
      community_id: community < 0 ? null : partition.communities[community].id,
      community_label: community < 0 ? null : partition.communities[community].label,
      stability: community < 0 ? null : partition.stability[person],
      is_tribe: community < 0 ? false : standings[community].isTribe,
      followed_at: exact ? formatInstant(before) : null,
      followed_after: exact || after === -Infinity ? null : formatInstant(after),
      followed_before: exact ? null : formatInstant(before),
      engaged_topics: engagedTopics(analysis, person),
      reciprocal: followedBack[person] !== Infinity,
      top_interests: columnsByValue(interests.weights, person)
        .slice(0, MOST_INTERESTS)
        .map((term) => interests.terms[term]),
    };
  }
}

/** The labels of the topics that a person engaged with, the most often first. */
export function engagedTopics({ engaged, postTopics }: Analysis, person: number): string[] {
  return columnsByValue(engaged, person).map((topic) => postTopics.topics[topic].label);
}

/** Each edge of the graph once, between current followers. Viewers get no edges. */
function* edgesOf({ graph, current, log }: Analysis): Generator<CommunityEdge> {
  for (let a = 0; a < graph.nodes; a++) {
    if (current[a] === 0) continue;
    for (let e = graph.start[a]; e < graph.start[a + 1]; e++) {
      const b = graph.neighbour[e];
      if (b <= a || current[b] === 0) continue;
      yield { from: log.people.ids[a], to: log.people.ids[b], weight: graph.weight[e] };
    }
  }
}

/** Returns the columns of a row, largest value first. */
function columnsByValue({ start, column, value }: SparseRows, row: number): number[] {
  const entries: number[] = [];
  for (let e = start[row]; e < start[row + 1]; e++) entries.push(e);
  return entries.sort((a, b) => value[b] - value[a] || column[a] - column[b]).map((e) => column[e]);
}
