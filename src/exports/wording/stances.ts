import type { Stance } from '../../model/report.ts';

/** What each stance means, the most pressing first: the order in which topics are grouped. */
export const STANCES: Record<Stance, string> = {
  erosion: 'costs the tribe',
  filter: 'costs people outside the tribe, holds or builds inside it',
  'passing traffic': 'brings people who do not stay',
  'tribe builder': 'builds, and costs nothing much',
  quiet: 'no effect seen either way',
  'not enough evidence': 'too few follows and unfollows to tell yet',
};
