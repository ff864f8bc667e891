import { setImmediate as nextTurn } from 'node:timers/promises';
import type { PlatformRead } from '../../platforms/platform-read.ts';
import type { Collector } from '../collect/collector.ts';
import { askOnce } from './ask-once.ts';

/**
 * Returns a function that asks about one person. It asks about all those together who are asked about
 * in the same turn, as many as fit in a request. If that fails, it asks about each alone. `undefined`: no
 * answer now.
 */
export function askTogether<About>(
  c: Collector,
  read: PlatformRead<readonly string[], Map<string, About>>,
): (person: string) => Promise<About | undefined> {
  let open: { people: string[]; answer: Promise<Map<string, About> | undefined> } | undefined;
  const begin = () => {
    const people: string[] = [];
    const answer = nextTurn().then(() => {
      if (open?.people === people) open = undefined;
      return askOnce(c, read, people);
    });
    return { people, answer };
  };
  return async (person) => {
    if (open === undefined || open.people.length >= read.size.most) open = begin();
    open.people.push(person);
    const answer = (await open.answer) ?? (await askOnce(c, read, [person]));
    return answer?.get(person);
  };
}
