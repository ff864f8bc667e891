import type { TopicRole } from '../../model/report.ts';

/** What each role means. Topics are grouped in this order, the most pressing first. */
export const ROLES: Record<TopicRole, string> = {
  erosion: 'costs you members of your tribe',
  filter: 'costs followers, few or none of them in your tribe',
  'passing traffic': 'attracts followers who mostly don’t stay',
  'tribe builder': 'attracts or keeps followers, with no measurable loss',
  quiet: 'no measurable effect either way',
  'not enough evidence': 'too few follows and unfollows so far',
};
