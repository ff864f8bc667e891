import type { TribeReport } from '../../model/report.ts';
import { count } from './count.ts';

/** With fewer people, interests in common are mostly chance. */
const FEWEST = 20;

const GET_PROFILES = 'Communities need profiles: import a follower list with a column `bio`.';

/** Says why a report has no communities, and what would help, in two sentences. */
export function whyNoCommunities({ audience, dataQuality }: TribeReport): string {
  const { end } = audience;
  const known = dataQuality.interestsKnown;
  if (known === 0) {
    return `There are no communities, because the data shows no interests of your followers. ${GET_PROFILES}`;
  }
  const lacksProfiles = known < end / 2;
  if (known < FEWEST) {
    const who = count(known, 'follower', 'followers');
    return (
      `There are no communities, because the data shows the interests of only ${who}. ` +
      (lacksProfiles
        ? GET_PROFILES
        : `Communities need ${FEWEST} or more who have interests in common.`)
    );
  }
  return (
    `There are no communities, because the ${known} followers with known interests share too little with each other. ` +
    (lacksProfiles ? GET_PROFILES : 'Longer bios, or who engages with your posts, would show more.')
  );
}
