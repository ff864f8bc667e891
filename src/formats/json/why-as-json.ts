import type { WhyPerson } from '../../views/why/why-person.ts';
import type { WhyTopic } from '../../views/why/why-topic.ts';
import type { WhyCommunity } from '../../views/why/why-community.ts';
import { roundNumber } from './round-number.ts';

export type Why = WhyTopic | WhyCommunity | WhyPerson;

/** Writes all evidence behind a figure for other programs. Labels and texts are unchanged. */
export function whyAsJson(why: Why): string {
  return `${JSON.stringify(why, roundNumber, 2)}\n`;
}
