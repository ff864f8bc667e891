import type { AudienceLog } from '../model/audience-log.ts';
import type { RememberedCommunity } from '../model/remembered-community.ts';
import { seededRandom } from '../stats/random.ts';
import { possibleTimesOnly } from './audience/possible-times-only.ts';
import { requestedWindow } from './audience/requested-window.ts';
import { knownUpTo } from './audience/known-up-to.ts';
import { followAudience } from './audience/follow-audience.ts';
import { followingAt } from './audience/following-at.ts';
import { timesOf } from './audience/times-of.ts';
import { type Window, wholeWindow } from './audience/window.ts';
import { engagedTopics } from './communities/standing/engaged-topics.ts';
import { findEffects } from './effects/verdict/find-effects.ts';
import { gainedSpells } from './retention/gained-spells.ts';
import { retentions } from './retention/retention.ts';
import { spellsByCommunity } from './retention/spells-by-community.ts';
import { communityStandings } from './communities/standing/community-standing.ts';
import { type AnalysisSettings, reportedSettings } from './settings.ts';
import { shareInterests } from './similarity/share-interests.ts';
import { tiesAmong } from './similarity/ties.ts';
import { keepIdentity } from './communities/identity/keep-identity.ts';
import { gatherInterests } from './interests/gather-interests.ts';
import type { Analysis } from './result.ts';
import type { EarlierTopic } from './topics/identity/earlier-topics.ts';
import { findTopics } from './topics/find-topics.ts';
import { withOwnerNames } from './owner-names.ts';
import type { PostTopics } from './topics/identity/post-topics.ts';
import type { SentenceVectors } from './topics/by-vectors/sentence-vectors.ts';
import { findCommunities } from './communities/detection/find-communities.ts';
import type { Heavy } from './heavy-work.ts';

/** What earlier reports found, from which this one recognises topics and communities. */
export interface Remembered {
  topics: readonly EarlierTopic[];
  /** Communities whose people are positions in the log. */
  partition: readonly RememberedCommunity[];
}

const NOTHING_REMEMBERED: Remembered = { topics: [], partition: [] };

const STAGES = ['audience', 'topics', 'interests', 'graph', 'communities', 'effects'] as const;
export type Stage = (typeof STAGES)[number];

/**
 * Runs the whole analysis, in the order in which the data flow. Communities include everybody who
 * ever followed, except follow churners: people who left show the audience's interests as well as
 * those who stayed. Yields its heavy work (`heavy-work.ts`).
 *
 * @param onStage called before each stage.
 * @param vectors of the posts' texts, if a model makes them.
 * @param remembered topics and communities of earlier reports. Those found again keep their ids and
 *   labels.
 */
export function* analyse(
  known: AudienceLog,
  settings: AnalysisSettings,
  onStage: (stage: Stage) => void,
  vectors: SentenceVectors = new Map(),
  remembered: Remembered = NOTHING_REMEMBERED,
): Heavy<Analysis> {
  onStage('audience');
  const { now = Infinity, to: end = Infinity } = settings;
  const possible = possibleTimesOnly(knownUpTo(known, end), now);
  const audience = followAudience(possible.log);
  const { log } = audience;
  const earlier = remembered.partition.map(({ people, ...rest }) => ({
    ...rest,
    people: people.map((person) => audience.numbers[person]).filter((person) => person >= 0),
  }));
  const whole = wholeWindow(log);
  const all = timesOf(possibleTimesOnly(known, now).log);
  const window = requestedWindow(whole, all, settings);
  const current = followingAt(audience, log.people.count, Math.min(window.to, audience.to));
  const members = new Uint8Array(log.people.count);
  for (const person of audience.spells.person) members[person] = 1 - audience.followChurner[person];

  onStage('topics');
  const { toKeep, ...postTopics } = findTopics(
    log.posts,
    { corrections: log.corrections, earlier: remembered.topics, engagements: log.engagements },
    vectors,
  );
  const engaged = engagedTopics(log, postTopics);

  onStage('interests');
  const interests = gatherInterests(log, postTopics, members);

  onStage('graph');
  const ties = tiesAmong(log.ties, members);
  const graph = yield* shareInterests(interests, ties);

  onStage('communities');
  const found = yield* findCommunities({ graph, interests, ties }, seededRandom(settings.seed));
  const partition = keepIdentity(found, earlier, window.to);
  const gained = gainedSpells(audience);
  const gainedBy = spellsByCommunity(gained, audience.spells, partition);
  const retentionsIn = (time: Window) =>
    gainedBy.map((spells) => retentions(audience, spells, time));
  const retentionByCommunity = retentionsIn(window);
  const standings = communityStandings({
    log,
    audience,
    partition,
    postTopics,
    engaged,
    current,
    retentionByCommunity: window.after === -Infinity ? retentionByCommunity : retentionsIn(whole),
  });

  onStage('effects');
  const retention = retentions(audience, gained, window);
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
    impossible: possible.impossible,
    earlier,
    audience,
    topicsToKeep: toKeep,
    ...withOwnerNames({ postTopics, partition, interests }, log.corrections),
    standings,
    churn,
    retention,
    retentionByCommunity,
    window,
    settings: reportedSettings(settings, topicsBy(postTopics, vectors)),
    graph,
    engaged,
    current,
  };
}

function topicsBy({ topics }: PostTopics, vectors: SentenceVectors): 'given' | 'vectors' | 'text' {
  if (topics.every(({ origin }) => origin !== 'found')) return 'given';
  return vectors.size > 0 ? 'vectors' : 'text';
}
