import type { NoCommunity } from '../../model/pages/person-page.ts';

/** Why somebody is in no community, as the end of a sentence. */
export const NO_COMMUNITY: Record<NoCommunity, string> = {
  'follow churner': 'follow churners are in none',
  'never followed': 'communities are of followers only',
  'nothing shared': 'the data shows too little that they share with others',
  'too few alike': 'too few people are like them',
};
