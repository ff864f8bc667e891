import type { AudienceLog } from '../model/audience-log.ts';
import type { RememberedCommunity } from '../model/remembered-community.ts';
import type { TribeReport } from '../model/report.ts';
import type { SparseRows } from '../stats/sparse-rows.ts';
import type { Audience } from './audience/audience.ts';
import type { ImpossibleTimes } from './audience/possible-times-only.ts';
import type { Window } from './audience/window.ts';
import type { Partition } from './communities/detection/partition.ts';
import type { CommunityStanding } from './communities/standing/community-standing.ts';
import type { EffectFindings } from './effects/verdict/topic-effects.ts';
import type { InterestMatrix } from './interests/interest-matrix.ts';
import type { Retentions } from './retention/retention.ts';
import type { CompactGraph } from './similarity/compact-graph.ts';
import type { EarlierTopic } from './topics/identity/earlier-topics.ts';
import type { PostTopics } from './topics/identity/post-topics.ts';

/** Everything that an analysis finds. Views show parts of it. */
export interface Analysis {
  /** The audience log without impossible times and rejected snapshots. */
  log: AudienceLog;
  impossible: ImpossibleTimes[];
  /** Communities of earlier reports, whose people are positions in `log`. */
  earlier: RememberedCommunity[];
  audience: Audience;
  postTopics: PostTopics;
  /** From which later reports recognise topics. */
  topicsToKeep: EarlierTopic[];
  partition: Partition;
  standings: CommunityStanding[];
  churn: EffectFindings;
  /** The retention of everybody and of each community. */
  retention: Retentions;
  retentionByCommunity: Retentions[];
  /** The window, in ms; NaN without any data. */
  window: Window;
  settings: TribeReport['settings'];
  interests: InterestMatrix;
  graph: CompactGraph;
  /** people x topics: how often each person engaged with each topic. */
  engaged: SparseRows;
  /** 1 for each person who follows at the end of the window. */
  current: Uint8Array;
}
