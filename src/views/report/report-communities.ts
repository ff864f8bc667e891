import type { Analysis } from '../../analysis/result.ts';
import { ownersNames } from '../../analysis/communities/identity/with-names.ts';
import { formatInstant } from '../../model/instant.ts';
import type { CommunityOrigin } from '../../model/remembered-community.ts';
import type { ReportCommunity } from '../../model/report.ts';
import { type Arrivals, cameWithinYear } from './came-by.ts';
import { compareTexts } from './compare-texts.ts';
import { communityStatistics } from './statistics.ts';

/**
 * The communities with current followers, largest first.
 *
 * @param arrivals null: unknown.
 */
export function reportCommunities(
  analysis: Analysis,
  arrivals: Arrivals | null,
): ReportCommunity[] {
  const labelOf = presentLabels(analysis);
  return Array.from(analysis.partition.communities.keys())
    .filter((c) => analysis.standings[c].size > 0)
    .map((c) => reportCommunity(analysis, c, arrivals, labelOf))
    .sort((a, b) => b.size - a.size || compareTexts(a.id, b.id));
}

function reportCommunity(
  analysis: Analysis,
  c: number,
  arrivals: Arrivals | null,
  labelOf: (origin: CommunityOrigin) => string,
): ReportCommunity {
  const { partition, standings, current } = analysis;
  const { id, label, terms, foundLabel, splitFrom, mergedFrom } = partition.communities[c];
  const { size, parts, isTribe } = standings[c];
  const origin = (from: CommunityOrigin) => ({
    id: from.id,
    label: labelOf(from),
    at: formatInstant(from.at),
  });
  return {
    id,
    label,
    ...(foundLabel !== undefined && { foundLabel }),
    ...(splitFrom && { splitFrom: origin(splitFrom) }),
    ...(mergedFrom && { mergedFrom: mergedFrom.map(origin) }),
    terms,
    size,
    share: size / current.reduce((followers, follows) => followers + follows, 0),
    ...communityStatistics(analysis, c),
    parts,
    hardestTopic: hardestTopic(analysis, c),
    cameWithinYear:
      arrivals && cameWithinYear(arrivals, (person) => partition.community[person] === c),
    isTribe,
  };
}

function hardestTopic(
  { standings, postTopics }: Analysis,
  c: number,
): ReportCommunity['hardestTopic'] {
  const found = standings[c].hardestTopic;
  if (found === undefined) return null;
  return { topic: postTopics.topics[found.topic].id, retention: found.retention };
}

/** Other communities have their present label. Those that no longer exist have their last one. */
function presentLabels({ log, partition }: Analysis): (origin: CommunityOrigin) => string {
  const labels = new Map(partition.communities.map(({ id, label }) => [id, label]));
  for (const [id, name] of ownersNames(log.corrections)) labels.set(id, name);
  return ({ id, label }) => labels.get(id) ?? label;
}
