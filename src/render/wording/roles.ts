import type { ReportTopic, RoleReason, TopicRole } from '../../model/report.ts';

/** What each role means. Topics are grouped in this order, the most pressing first. */
const ROLES: Record<Exclude<TopicRole, 'not enough evidence'>, string> = {
  erosion: 'costs you members of your tribe',
  filter: 'costs followers, few or none of them in your tribe',
  'passing traffic': 'attracts followers who mostly don’t stay',
  'tribe builder': 'attracts or keeps followers, with no measurable loss',
  quiet: 'no measurable effect either way',
};

/** What it means instead of a topic that attracts followers while its cost is unknown. */
const COST_UNKNOWN: Partial<Record<TopicRole, string>> = {
  'tribe builder': 'attracts followers; not enough evidence of what it costs',
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
export function roleInWords({ role, roleReason, cost }: ReportTopic): string {
  if (role === 'not enough evidence') return REASONS[roleReason ?? 'wide intervals'];
  const isCostKnown = cost.verdict !== 'not enough evidence';
  return (isCostKnown ? undefined : COST_UNKNOWN[role]) ?? ROLES[role];
}

/** Whether a topic measurably costs or attracts followers. */
export function hasEffect({ cost, growth }: ReportTopic): boolean {
  return cost.verdict === 'costs' || cost.verdict === 'keeps' || growth.verdict === 'attracts';
}

/** Topics of one role, and what it means or why there is none. */
export interface RoleGroup {
  role: TopicRole;
  meaning: string;
  /** The role has several meanings, so the topics of each are named. */
  isNamed: boolean;
  topics: ReportTopic[];
}

/** The topics by role, and those without one by the reason; the most pressing first. */
export function topicsByRole(topics: readonly ReportTopic[]): RoleGroup[] {
  const meanings = [
    ...Object.entries(ROLES).flatMap(([name, meaning]) => {
      const role = name as TopicRole;
      return [meaning, COST_UNKNOWN[role]].flatMap((known) =>
        known ? [[role, known] as const] : [],
      );
    }),
    ...Object.values(REASONS).map((meaning) => ['not enough evidence', meaning] as const),
  ];
  const groups = meanings.flatMap(([role, meaning]) => {
    const own = topics.filter((topic) => topic.role === role && roleInWords(topic) === meaning);
    return own.length === 0 ? [] : [{ role, meaning, topics: own }];
  });
  return groups.map((group) => ({
    ...group,
    isNamed:
      group.role === 'not enough evidence' ||
      groups.some((other) => other !== group && other.role === group.role),
  }));
}
