import type { Audience } from './audience.ts';

/** Returns 1 for each person known to follow at a given time. */
export function followingAt(audience: Audience, people: number, moment: number): Uint8Array {
  const following = new Uint8Array(people);
  const { spells } = audience;
  for (let s = 0; s < spells.count; s++) {
    const began = spells.followAfter[s] === -Infinity || spells.followBefore[s] <= moment;
    if (began && spells.leaveBefore[s] > moment) following[spells.person[s]] = 1;
  }
  return following;
}
