import type { Community } from '../../analysis/communities/detection/partition.ts';
import type { Analysis } from '../../analysis/result.ts';
import type { Topic } from '../../analysis/topics/identity/post-topics.ts';
import type { AccountInfo, AudienceLog } from '../../model/audience-log.ts';
import type { AccountId } from '../../model/ids.ts';
import { type ShownTerms, shownTerms } from './shown-terms.ts';

/** Makes an id from which nobody can tell the one it stands for. */
export type OpaqueId = (id: string) => string;

/** Ids that say nothing: numbers, the DIDs of Bluesky, and digests of deleted accounts. */
const SAYS_NOTHING = /^(?:\d+|did:plc:[a-z2-7]+|deleted:[0-9a-f]+)$/u;

/** Stands between the words of a label. */
const JOINED = ' · ';
/** Told apart by a number from a community with the same words. */
const NUMBERED = / \(\d+\)$/u;
const TOPIC = 'topic: ';
/** Why a label says nothing: its words are rare or may name somebody. */
const HIDDEN = ' (name hidden from viewers)';
/** The program's own words for a community without known interests. */
const NAMELESS = 'Known to one another';
/** A topic that fewer posts were given may be named after somebody. */
const FEWEST_POSTS = 3;

/**
 * Returns an analysis with only what viewers may see. Every page and file for them is made from it,
 * so it holds no handle, no name, no bio, no text of a post and no interests of a person. Ids that
 * may be handles are opaque. Labels and terms are left out unless {@link ShownTerms} lets them
 * through; the owner's names of topics and communities are shown unless they name somebody.
 *
 * People keep their numbers, so the order of numbers is no longer that of ids: see `peopleById`.
 */
export function forViewer(analysis: Analysis, opaque: OpaqueId): Analysis {
  const { interests, postTopics, partition } = analysis;
  const terms = shownTerms(analysis);
  const topics = postTopics.topics.map((topic, at) => shownTopic(topic, at, terms, opaque));
  const fine = postTopics.fine.topics.map((topic, at) => ({
    ...topic,
    ...shownTopic(topic, topics.length + at, terms, opaque),
  }));
  const labels = new Map(postTopics.topics.map(({ label }, at) => [label, topics[at].label]));
  return {
    ...analysis,
    log: shownLog(analysis.log, opaque),
    audience: { ...analysis.audience, log: shownLog(analysis.audience.log, opaque) },
    earlier: [],
    topicsToKeep: [],
    postTopics: { ...postTopics, topics, fine: { ...postTopics.fine, topics: fine } },
    partition: {
      ...partition,
      communities: shownCommunities(partition.communities, labels, terms, opaque),
    },
    // How typical somebody is may be shown; by what, may not.
    interests: { ...interests, terms: [] },
  };
}

/** Returns an account as viewers see it: without handle and name. */
export function accountForViewer({ id, platform }: AccountInfo, opaque: OpaqueId): AccountInfo {
  return { id: shownId(id, opaque) as AccountId, platform };
}

function shownId(id: string, opaque: OpaqueId): string {
  return SAYS_NOTHING.test(id) ? id : opaque(id);
}

function shownLog(log: AudienceLog, opaque: OpaqueId): AudienceLog {
  return {
    ...log,
    account: accountForViewer(log.account, opaque),
    people: {
      ...log.people,
      ids: log.people.ids.map((id) => shownId(id, opaque)),
      profiles: [],
      former: [],
    },
    brought: [],
    posts: log.posts.map(({ id, at, kind }) => ({ id: shownId(id, opaque), at, kind, text: '' })),
    interests: { ...log.interests, terms: [] },
    // Others name people and communities.
    corrections: log.corrections.filter(({ kind }) => kind === 'snapshot'),
  };
}

function shownTopic(
  { foundLabel, ...topic }: Topic,
  at: number,
  terms: ShownTerms,
  opaque: OpaqueId,
): Topic {
  const shown = topic.terms.filter(terms.mayShow);
  const hidden = `Topic ${at + 1}${HIDDEN}`;
  const found = shownTopicLabel({ ...topic, label: foundLabel ?? topic.label }, terms) ?? hidden;
  const label = foundLabel === undefined ? found : (ownName(topic.label, terms) ?? hidden);
  return {
    ...topic,
    id: idMadeOf(topic.id, [label, found, ...shown], terms, opaque),
    label,
    ...(foundLabel !== undefined && { foundLabel: found }),
    terms: shown,
  };
}

/** A name that the owner gave may be shown unless it names somebody. */
function ownName(name: string, terms: ShownTerms): string | undefined {
  return terms.namesSomebody(name) ? undefined : name;
}

function shownTopicLabel(topic: Topic, terms: ShownTerms): string | undefined {
  const { label, origin, posts, isOther } = topic;
  if (isOther) return label;
  if (origin === 'found') return commonWords(label, terms.mayShow);
  const isKnown = origin === 'owner' || posts >= FEWEST_POSTS;
  return isKnown && !terms.namesSomebody(label) ? label : undefined;
}

/** @param labels of topics, as they are and as viewers see them. */
function shownCommunities(
  communities: readonly Community[],
  labels: ReadonlyMap<string, string>,
  terms: ShownTerms,
  opaque: OpaqueId,
): Community[] {
  const isTopic = (word: string): boolean => labels.get(word) === word;
  const mayShow = (word: string): boolean =>
    word === NAMELESS || isTopic(word) || terms.mayShow(word);
  const found = (label: string): string | undefined => commonWords(label, mayShow);
  const origin = <Origin extends { id: string; label: string }>({ id, ...from }: Origin) => {
    const label = found(from.label);
    const words = label === undefined ? [] : [label];
    return {
      ...from,
      id: idMadeOf(id, words, terms, opaque),
      label: label ?? 'An earlier community',
    };
  };
  return communities.map(({ foundLabel, splitFrom, mergedFrom, ...community }, at) => {
    const shown = community.terms.flatMap((term) => shownInterest(term, labels, terms));
    const nameless = `Community ${at + 1}${HIDDEN}`;
    const byInterests = found(foundLabel ?? community.label) ?? nameless;
    const label =
      foundLabel === undefined ? byInterests : (ownName(community.label, terms) ?? nameless);
    return {
      ...community,
      id: idMadeOf(community.id, [label, byInterests, ...shown], terms, opaque),
      label,
      terms: shown,
      ...(foundLabel !== undefined && { foundLabel: byInterests }),
      ...(splitFrom && { splitFrom: origin(splitFrom) }),
      ...(mergedFrom && { mergedFrom: mergedFrom.map(origin) }),
    };
  });
}

function shownInterest(
  term: string,
  labels: ReadonlyMap<string, string>,
  { mayShow }: ShownTerms,
): string[] {
  if (!term.startsWith(TOPIC)) return mayShow(term) ? [term] : [];
  const label = labels.get(term.slice(TOPIC.length));
  return label === undefined ? [] : [TOPIC + label];
}

/** The words of a label that may be shown; `undefined`: none of them. */
function commonWords(label: string, mayShow: (word: string) => boolean): string | undefined {
  const number = NUMBERED.exec(label)?.[0] ?? '';
  const words = label
    .slice(0, label.length - number.length)
    .split(JOINED)
    .filter(mayShow);
  return words.length === 0 ? undefined : words.join(JOINED) + number;
}

/** An id made of words stays if all of them are shown or may be. */
function idMadeOf(
  id: string,
  shown: readonly string[],
  { mayShow }: ShownTerms,
  opaque: OpaqueId,
): string {
  const known = new Set(shown.flatMap(plainWords));
  const isKnown = (word: string): boolean =>
    known.has(word) || /^\d{1,2}$/u.test(word) || mayShow(word);
  return plainWords(id).every(isKnown) ? id : opaque(id);
}

/** Words as they stand in ids of topics and communities. */
function plainWords(text: string): string[] {
  const plain = text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase();
  return plain.split(/[^a-z0-9]+/u).filter((word) => word !== '');
}
