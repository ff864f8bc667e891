import type { TopicRole } from '../../model/report.ts';

/** What each stance means, the most pressing first: the order in which topics are grouped. */
export const ROLES: Record<TopicRole, string> = {
  erosion: 'costs the tribe',
  filter: 'costs people, few or none of them in the tribe',
  'passing traffic': 'brings people, many of whom do not stay',
  'tribe builder': 'brings people who stay, or holds people; no cost is seen',
  quiet: 'no effect seen either way',
  'not enough evidence': 'too few follows and unfollows to tell yet',
};
