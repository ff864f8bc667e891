import type { ReportTopic, RoleReason, TopicRole } from '../../model/report.ts';

/** What each role means. Topics are grouped in this order, the most pressing first. */
const ROLES: Record<Exclude<TopicRole, 'not enough evidence'>, string> = {
  erosion: 'costs you members of your tribe',
  filter: 'costs followers, few or none of them in your tribe',
  'passing traffic': 'attracts followers who mostly don’t stay',
  'tribe builder': 'attracts or keeps followers, with no measurable loss',
  quiet: 'no measurable effect either way',
};

/** Why a topic has no role yet. */
const REASONS: Record<RoleReason, string> = {
  'no tribe known': 'costs followers, but no community is known to be a tribe',
  'part of the tribe unclear': 'costs followers; whether they are in your tribe is unclear',
  'retention unknown': 'attracts followers; whether they stay is not known yet',
  'cost unknown': 'attracts followers who stay; its cost is unknown',
  'posted together': 'posted together with another topic',
  'wide intervals': 'its effect may be nothing, or large enough to matter',
  'few posts': 'too few posts while followers were observed',
  'few data': 'too few unfollows or snapshots so far',
};

/** What the role of a topic means, or why it has none. */
export function roleInWords({ role, roleReason }: ReportTopic): string {
  if (role === 'not enough evidence') return REASONS[roleReason ?? 'wide intervals'];
  return ROLES[role];
}

/** Whether a topic measurably costs or attracts followers. */
export function hasEffect({ cost, growth }: ReportTopic): boolean {
  return cost.verdict === 'costs' || cost.verdict === 'keeps' || growth.verdict === 'attracts';
}

/** Topics of one role, and what it means or why there is none. */
export interface RoleGroup {
  role: TopicRole;
  meaning: string;
  topics: ReportTopic[];
}

/** The topics by role, and those without one by the reason; the most pressing first. */
export function topicsByRole(topics: readonly ReportTopic[]): RoleGroup[] {
  const meanings = [
    ...Object.entries(ROLES).map(([role, meaning]) => [role as TopicRole, meaning] as const),
    ...Object.values(REASONS).map((meaning) => ['not enough evidence', meaning] as const),
  ];
  return meanings.flatMap(([role, meaning]) => {
    const own = topics.filter((topic) => topic.role === role && roleInWords(topic) === meaning);
    return own.length === 0 ? [] : [{ role, meaning, topics: own }];
  });
}
