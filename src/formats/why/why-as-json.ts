import type { WhyPerson } from '../../views/why/why-person.ts';
import type { WhyTopic } from '../../views/why/why-topic.ts';
import type { WhyTribe } from '../../views/why/why-tribe.ts';
import { settleNumber } from '../json/settle-number.ts';

export type Why = WhyTopic | WhyTribe | WhyPerson;

/** All of it, for other programs. Labels and texts stand as they were read. */
export function whyAsJson(why: Why): string {
  return `${JSON.stringify(why, settleNumber, 2)}\n`;
}
