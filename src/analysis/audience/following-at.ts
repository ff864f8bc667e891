import type { Audience } from './audience.ts';

/** For each person 1 where they follow at the given moment, as far as is known. */
export function followingAt(audience: Audience, people: number, moment: number): Uint8Array {
  const following = new Uint8Array(people);
  const { spells } = audience;
  for (let s = 0; s < spells.count; s++) {
    const began = spells.followAfter[s] === -Infinity || spells.followBefore[s] <= moment;
    if (began && spells.leaveBefore[s] > moment) following[spells.person[s]] = 1;
  }
  return following;
}
