import type { WhyPerson } from '../../views/why/why-person.ts';
import type { WhyTopic } from '../../views/why/why-topic.ts';
import type { WhyCommunity } from '../../views/why/why-community.ts';
import { roundNumber } from '../json/round-number.ts';

export type Why = WhyTopic | WhyCommunity | WhyPerson;

/** All of it, for other programs. Labels and texts stand as they were read. */
export function whyAsJson(why: Why): string {
  return `${JSON.stringify(why, roundNumber, 2)}\n`;
}
