import type { AudienceLog } from '../model/audience-log.ts';
import { formatInstant } from '../model/instant.ts';
import type { RememberedCommunity } from '../model/remembered-community.ts';
import type { TribeReport } from '../model/report.ts';
import { seededRandom } from '../stats/random.ts';
import type { Audience } from './audience/audience.ts';
import { requestedWindow } from './audience/requested-window.ts';
import { followAudience } from './audience/follow-audience.ts';
import { followingAt } from './audience/following-at.ts';
import { wholeWindow } from './audience/window.ts';
import { engagedTopics } from './communities/standing/engaged-topics.ts';
import { findEffects, LASTING_DAYS } from './effects/verdict/find-effects.ts';
import { gainedSpells } from './retention/gained-spells.ts';
import { retentions } from './retention/retention.ts';
import { communityStandings } from './communities/standing/community-standing.ts';
import { shareInterests } from './similarity/share-interests.ts';
import { keepIdentity } from './communities/identity/keep-identity.ts';
import { gatherInterests } from './interests/gather-interests.ts';
import type { Analysis } from './result.ts';
import type { EarlierTopic } from './topics/identity/earlier-topics.ts';
import { findTopics } from './topics/find-topics.ts';
import type { PostTopics } from './topics/post-topics.ts';
import type { SentenceVectors } from './topics/by-vectors/sentence-vectors.ts';
import { findCommunities } from './communities/detection/find-communities.ts';
import type { Partition } from './communities/detection/partition.ts';
import type { Heavy } from './heavy-work.ts';

/** Bump when the same inputs give other figures: kept reports are worked out anew. */
export const METHOD = 6;

/** What an owner may ask for; the same inputs and settings give the same bytes. */
export interface AnalysisSettings {
  /** Only what lies from this moment, ms; all that is known where left out. */
  from?: number;
  to?: number;
  /** Seeds every draw of chance. */
  seed: number;
}

/** What earlier reports found, by which topics and communities are known again. */
export interface Remembered {
  topics: readonly EarlierTopic[];
  /** Their people are positions in the log. */
  partition: readonly RememberedCommunity[];
}

const NOTHING_REMEMBERED: Remembered = { topics: [], partition: [] };

const STAGES = ['audience', 'topics', 'interests', 'graph', 'communities', 'effects'] as const;
export type Stage = (typeof STAGES)[number];

/**
 * The whole analysis, in the order in which data walks. Everybody who ever followed, but for
 * follow churners, takes part in the communities: those who left tell as much of what the audience
 * is interested in as those who stayed. Yields its heavy work (`heavy-work.ts`).
 *
 * @param onStage told before each stage begins.
 * @param vectors of the posts' texts, where there is a model that makes them.
 * @param remembered what topics still about the same posts, and communities still of the same
 *   people, take their ids and labels from.
 */
export function* analyse(
  log: AudienceLog,
  settings: AnalysisSettings,
  onStage: (stage: Stage) => void,
  vectors: SentenceVectors = new Map(),
  remembered: Remembered = NOTHING_REMEMBERED,
): Heavy<Analysis> {
  onStage('audience');
  const audience = followAudience(log);
  const whole = wholeWindow(log, audience);
  const window = requestedWindow(whole, settings);
  const current = followingAt(audience, log.people.count, Math.min(window.to, audience.to));
  const members = new Uint8Array(log.people.count);
  for (const person of audience.spells.person) members[person] = 1 - audience.followChurner[person];

  onStage('topics');
  const postTopics = findTopics(
    log.posts,
    { corrections: log.corrections, earlier: remembered.topics },
    vectors,
  );
  const engaged = engagedTopics(log, postTopics);

  onStage('interests');
  const interests = gatherInterests(log, postTopics, members);

  onStage('graph');
  const ties = tiesAmong(log, members);
  const graph = yield* shareInterests(interests, ties);

  onStage('communities');
  const found = yield* findCommunities({ graph, interests, ties }, seededRandom(settings.seed));
  const partition = keepIdentity(found, remembered.partition, log.corrections, window.to);
  const gained = gainedSpells(audience);
  const retentionByCommunity = byCommunity(gained, audience, partition).map((spells) =>
    retentions(audience, spells),
  );
  const standings = communityStandings({
    log,
    audience,
    partition,
    postTopics,
    engaged,
    current,
    retentionByCommunity,
  });

  onStage('effects');
  const retention = retentions(audience, gained);
  const random = seededRandom(settings.seed + 1);
  const effects = {
    log,
    audience,
    postTopics,
    partition,
    standings,
    usualRetention: retention.retention90,
    window,
  };
  const churn = findEffects(effects, random);
  return {
    log,
    audience,
    postTopics,
    partition,
    standings,
    churn,
    retention,
    retentionByCommunity,
    window,
    settings: reportedSettings(settings, topicsBy(postTopics, vectors)),
    interests,
    graph,
    engaged,
    current,
  };
}

/** `given`: none had to be found. */
function topicsBy({ topics }: PostTopics, vectors: SentenceVectors): 'given' | 'vectors' | 'text' {
  if (topics.every(({ origin }) => origin !== 'found')) return 'given';
  return vectors.size > 0 ? 'vectors' : 'text';
}

function reportedSettings(
  { from, to, seed }: AnalysisSettings,
  topics: string,
): TribeReport['settings'] {
  return {
    method: METHOD,
    seed,
    from: orNull(from),
    to: orNull(to),
    lastingDays: LASTING_DAYS,
    topics,
  };
}

function orNull(instant: number | undefined): string | null {
  return instant === undefined ? null : formatInstant(instant);
}

/** The spells of each community's people, in their order. */
function byCommunity(
  spells: Int32Array,
  { spells: all }: Audience,
  partition: Partition,
): Int32Array[] {
  const lists = partition.communities.map((): number[] => []);
  for (const spell of spells) {
    const community = partition.community[all.person[spell]];
    if (community >= 0) lists[community].push(spell);
  }
  return lists.map((list) => Int32Array.from(list));
}

/** Ties between two people who both take part. */
function tiesAmong(
  { ties }: AudienceLog,
  members: Uint8Array,
): { from: Int32Array; to: Int32Array } {
  const from = new Int32Array(ties.from.length);
  const to = new Int32Array(ties.from.length);
  let count = 0;
  for (let t = 0; t < ties.from.length; t++) {
    if (members[ties.from[t]] === 0 || members[ties.to[t]] === 0) continue;
    from[count] = ties.from[t];
    to[count++] = ties.to[t];
  }
  return { from: from.slice(0, count), to: to.slice(0, count) };
}
