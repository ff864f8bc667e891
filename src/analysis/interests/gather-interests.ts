import type { AudienceLog } from '../../model/audience-log.ts';
import { foldAccents, shownForm } from '../text/normal-form.ts';
import type { TermIndex } from '../text/term-index.ts';
import { createTermIndex } from '../text/term-index.ts';
import { createTermReader } from '../text/terms.ts';
import type { TopicLevel } from '../topics/identity/post-topics.ts';
import type { InterestMatrix } from './interest-matrix.ts';
import type { InterestReader } from './interest-terms.ts';
import { createInterestReader } from './interest-terms.ts';
import { weightByRarity } from './rarity.ts';
import { ShownInterests } from './shown-interests.ts';

/** Interests during gathering. */
interface Gathered {
  include: ArrayLike<number>;
  index: TermIndex;
  read: InterestReader;
  shown: ShownInterests;
}

/**
 * Gathers people's interests from their bios, from imports, and from the owner's topics they engage
 * with (one interest for each topic, `topic: Politics`), weighted by rarity (see {@link
 * weightByRarity}). A person whose handle others name as an interest has that interest too.
 *
 * Cost: O(text + interests + engagements), some seconds for 100,000 people.
 *
 * @param include 1 for each member. The rows of others are empty, and their interests do not
 * count.
 */
export function gatherInterests(
  log: AudienceLog,
  postTopics: TopicLevel,
  include: ArrayLike<number>,
): InterestMatrix {
  const gathered: Gathered = {
    include,
    index: createTermIndex(),
    read: createInterestReader(createTermReader()),
    shown: new ShownInterests(),
  };
  fromBios(log, gathered);
  fromImports(log, gathered);
  fromEngagement(log, postTopics, gathered);
  fromOwnHandles(log, gathered);
  const { index, shown } = gathered;
  const counts = shown.rows(log.people.count, index.keys.length);
  return weightByRarity(counts, (term) => index.shown(term));
}

function fromBios(log: AudienceLog, { include, index, read, shown }: Gathered): void {
  for (const [person, profile] of log.people.profiles.entries()) {
    if (!include[person] || !profile?.bio) continue;
    for (const { term, count } of read.ofBio(profile.bio, profile.lang)) {
      shown.add(person, index.add(term), count);
    }
  }
}

function fromImports(log: AudienceLog, { include, index, read, shown }: Gathered): void {
  const { person, term, weight, terms } = log.interests;
  const meanings = terms.map((written) => read.ofTerm(written));
  for (let e = 0; e < person.length; e++) {
    if (!include[person[e]] || !(weight[e] > 0)) continue;
    for (const meaning of meanings[term[e]]) {
      shown.add(person[e], index.add(meaning.term), meaning.count * weight[e]);
    }
  }
}

function fromEngagement(log: AudienceLog, topics: TopicLevel, gathered: Gathered): void {
  const { include, index, shown } = gathered;
  const { person, post } = log.engagements;
  const { start, column, value } = topics.weights;
  const interests = topics.topics.map(({ id, label }) => ({
    kind: 'word' as const,
    key: `topic: ${id}`,
    shown: `topic: ${label}`,
  }));
  for (let e = 0; e < person.length; e++) {
    if (!include[person[e]] || post[e] < 0) continue;
    for (let p = start[post[e]]; p < start[post[e] + 1]; p++) {
      if (value[p] > 0) shown.add(person[e], index.add(interests[column[p]]), value[p]);
    }
  }
}

function fromOwnHandles(log: AudienceLog, { include, index, shown }: Gathered): void {
  const named = new Set(index.keys.filter((_, term) => index.kinds[term] === 'mention'));
  if (named.size === 0) return;
  for (const [person, profile] of log.people.profiles.entries()) {
    if (!include[person] || !profile?.handle) continue;
    const handle = shownForm(`@${profile.handle}`);
    const key = foldAccents(handle);
    if (named.has(key)) shown.add(person, index.add({ kind: 'mention', key, shown: handle }), 1);
  }
}
