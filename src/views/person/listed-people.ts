import type { Analysis } from '../../analysis/result.ts';
import { followedBackSince } from '../../analysis/communities/standing/followed-back.ts';
import { likenessTo } from '../../analysis/communities/standing/likeness.ts';
import { formatInstant } from '../../model/instant.ts';
import type { ListedPerson } from '../../model/pages/listed-person.ts';
import { latestSpells } from '../rows/latest-spells.ts';
import { called } from './called.ts';

/** With whom people are compared. */
export interface Compared {
  as: 'tribe' | 'most like-minded community' | 'nobody';
  /** Positions in `Partition.communities`. */
  communities: number[];
}

/** What lists of people show about each, worked out once for everybody. */
export class ListedPeople {
  readonly compared: Compared;
  /** For each person the largest likeness to one of the compared communities. */
  readonly likeness: Float64Array;
  readonly reactions: Float64Array;
  /** 1 for each person whom the owner follows. */
  readonly ownerFollows: Uint8Array;
  readonly #analysis: Analysis;
  readonly #latest: Int32Array;

  /** Cost: O(people + spells + interests x compared communities). */
  constructor(analysis: Analysis) {
    this.#analysis = analysis;
    this.#latest = latestSpells(analysis);
    this.compared = comparedWith(analysis);
    this.likeness = likenessToAny(analysis, this.compared.communities);
    const { engaged, log } = analysis;
    this.reactions = new Float64Array(log.people.count);
    for (let person = 0; person < log.people.count; person++) {
      for (let e = engaged.start[person]; e < engaged.start[person + 1]; e++)
        this.reactions[person] += engaged.value[e];
    }
    this.ownerFollows = Uint8Array.from(followedBackSince(log), (since) =>
      since === Infinity ? 0 : 1,
    );
  }

  /** By when a person had followed last, in ms; NaN: never. */
  followedBy(person: number): number {
    return this.#analysis.audience.spells.followBefore[this.#latest[person]] ?? NaN;
  }

  of(person: number): ListedPerson {
    const { partition, current, audience, engaged, postTopics } = this.#analysis;
    const spell = this.#latest[person];
    const { followAfter, followBefore } = audience.spells;
    return {
      ...called(this.#analysis, person),
      community: partition.communities[partition.community[person]]?.id ?? null,
      follows: current[person] === 1,
      since:
        spell < 0
          ? null
          : {
              after: followAfter[spell] === -Infinity ? null : formatInstant(followAfter[spell]),
              before: formatInstant(followBefore[spell]),
            },
      reactions: this.reactions[person],
      topics: engaged.start[person + 1] - engaged.start[person],
      engagedTopics: Array.from(
        engaged.column.subarray(engaged.start[person], engaged.start[person + 1]),
        (topic) => postTopics.topics[topic].id,
      ),
      likeness: this.compared.as === 'nobody' ? null : this.likeness[person],
      ownerFollows: this.ownerFollows[person] === 1,
    };
  }
}

/** The communities that are a tribe; without one, the community whose people are most like-minded. */
function comparedWith({ standings }: Analysis): Compared {
  const tribe = Array.from(standings.keys()).filter((c) => standings[c].isTribe === true);
  if (tribe.length > 0) return { as: 'tribe', communities: tribe };
  const [best] = Array.from(standings.keys())
    .filter((c) => standings[c].likeMindedness !== null)
    .toSorted(
      (a, b) => standings[b].likeMindedness!.estimate - standings[a].likeMindedness!.estimate,
    );
  if (best === undefined) return { as: 'nobody', communities: [] };
  return { as: 'most like-minded community', communities: [best] };
}

function likenessToAny(
  { interests, partition, current }: Analysis,
  communities: readonly number[],
): Float64Array {
  const likeness = new Float64Array(current.length);
  for (const community of communities) {
    const members = Array.from(current.keys()).filter(
      (person) => current[person] === 1 && partition.community[person] === community,
    );
    for (const [person, one] of likenessTo(interests.weights, members).entries())
      likeness[person] = Math.max(likeness[person], one);
  }
  return likeness;
}
