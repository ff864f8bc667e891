import type { NoCommunity } from '../../model/pages/person-page.ts';

/** Why somebody is in no community, as the end of a sentence. */
export const NO_COMMUNITY: Record<NoCommunity, string> = {
  'follow churner': 'follow churners belong to none',
  'never followed': 'only followers belong to one',
  'nothing shared': 'the data shows too little in common with others',
  'too few alike': 'too few people are like them',
};
