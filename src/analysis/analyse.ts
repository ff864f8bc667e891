import type { AudienceLog } from '../model/audience-log.ts';
import { formatInstant } from '../model/instant.ts';
import type { TribeReport } from '../model/report.ts';
import { seededRandom } from '../stats/random.ts';
import { askedWindow } from './audience/asked-window.ts';
import { followAudience } from './audience/follow-audience.ts';
import { followingAt } from './audience/following-at.ts';
import { wholeWindow } from './audience/window.ts';
import { engagedTopics } from './churn/engaged-topics.ts';
import { findEffects, LASTING_DAYS } from './churn/find-effects.ts';
import { gainedSpells } from './churn/gained-spells.ts';
import { retentionAt } from './churn/retention.ts';
import { tribeStandings } from './churn/tribe-standing.ts';
import { shareInterests } from './graph/share-interests.ts';
import { gatherInterests } from './interests/gather-interests.ts';
import type { Findings } from './report/tribe-report.ts';
import { findTopics } from './topics/find-topics.ts';
import { findTribes } from './tribes/find-tribes.ts';
import type { CompactGraph } from './graph/compact-graph.ts';
import type { InterestMatrix } from './interests/interest-matrix.ts';
import type { SparseRows } from '../stats/sparse-rows.ts';

/** Bump when the same inputs give other figures: kept reports are worked out anew. */
export const METHOD = 1;

/** What an owner may ask for; the same inputs and settings give the same bytes. */
export interface AnalysisSettings {
  /** Only what lies from this moment, ms; all that is known where left out. */
  from?: number;
  to?: number;
  /** Seeds every draw of chance. */
  seed: number;
}

/** All that an analysis finds; a report and the exports are put together from it. */
export interface Analysis extends Findings {
  interests: InterestMatrix;
  graph: CompactGraph;
  /** people x topics, how often each engaged with each. */
  engaged: SparseRows;
  /** For each person 1 where they follow at the end of the window. */
  current: Uint8Array;
}

const STAGES = ['audience', 'topics', 'interests', 'graph', 'tribes', 'effects'] as const;
export type Stage = (typeof STAGES)[number];

/**
 * The whole analysis, in the order in which data walks. Everybody who ever followed, but for
 * follow-churners, takes part in the communities: those who left tell as much of what the audience
 * is interested in as those who stayed.
 *
 * @param onStage told before each stage begins.
 */
export function analyse(
  log: AudienceLog,
  settings: AnalysisSettings,
  onStage: (stage: Stage) => void,
): Analysis {
  onStage('audience');
  const audience = followAudience(log);
  const whole = wholeWindow(log, audience);
  const window = askedWindow(whole, settings);
  const current = followingAt(audience, log.people.count, Math.min(window.to, audience.to));
  const members = new Uint8Array(log.people.count);
  for (const person of audience.spells.person) members[person] = 1 - audience.churner[person];

  onStage('topics');
  const postTopics = findTopics(log.posts);
  const engaged = engagedTopics(log, postTopics);

  onStage('interests');
  const interests = gatherInterests(log, postTopics, members);

  onStage('graph');
  const ties = tiesAmong(log, members);
  const graph = shareInterests(interests, ties);

  onStage('tribes');
  const tribes = findTribes({ graph, interests, ties }, seededRandom(settings.seed));
  const standings = tribeStandings(log, audience, tribes, engaged, current);

  onStage('effects');
  const gained = gainedSpells(audience);
  const retention90 = retentionAt(audience, gained, LASTING_DAYS);
  const retention90ByCommunity = tribes.communities.map((_community, c) =>
    retentionAt(
      audience,
      gained.filter((spell) => tribes.community[audience.spells.person[spell]] === c),
      LASTING_DAYS,
    ),
  );
  const random = seededRandom(settings.seed + 1);
  const effects = {
    log,
    audience,
    postTopics,
    tribes,
    standings,
    usualRetention: retention90,
    window,
  };
  const churn = findEffects(effects, random);
  return {
    log,
    audience,
    postTopics,
    tribes,
    standings,
    churn,
    retention90,
    retention90ByCommunity,
    window,
    settings: reportedSettings(settings),
    interests,
    graph,
    engaged,
    current,
  };
}

function reportedSettings({ from, to, seed }: AnalysisSettings): TribeReport['settings'] {
  const written = (instant?: number) => (instant === undefined ? null : formatInstant(instant));
  return { method: METHOD, seed, from: written(from), to: written(to), lastingDays: LASTING_DAYS };
}

/** Ties between two people who both take part. */
function tiesAmong(
  { ties }: AudienceLog,
  members: Uint8Array,
): { from: Int32Array; to: Int32Array } {
  const both = Array.from(ties.from.keys()).filter(
    (t) => members[ties.from[t]] === 1 && members[ties.to[t]] === 1,
  );
  return {
    from: Int32Array.from(both, (t) => ties.from[t]),
    to: Int32Array.from(both, (t) => ties.to[t]),
  };
}
