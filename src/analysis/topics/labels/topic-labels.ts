import { shownForm } from '../../text/normal-form.ts';
import { subjectsInTexts } from './subjects/subjects-in-texts.ts';
import { subjectVocabulary } from './subjects/vocabulary.ts';
import { topicLabel } from './topic-label.ts';

/** A group of posts to name, whether it is broad or fine. */
export interface TopicToName {
  /** In their shown forms, most distinctive first; at least one. */
  terms: readonly string[];
  /** The texts of its posts. */
  texts: readonly string[];
}

/** What a topic is called. */
export interface TopicName {
  label: string;
  /** The id of the subject that it is named after, the same in every language. */
  subject?: string;
}

/** We read this many posts of a topic, evenly spread. */
const MOST_POSTS_READ = 200;

/** A subject is clear if at least this share of the posts of a topic has one of its markers. */
const LEAST_SHARE = 0.3;

/** A subject is clear if the posts of a topic have it this many times as often as others. */
const LEAST_LIFT = 2;

/**
 * Returns a name for each topic, in the language of most of its posts. A topic has the name of a
 * subject (see `SUBJECTS_BY_LANGUAGE`) if its posts clearly match it, more than those of other
 * topics do; otherwise its best words (see `topicLabel`). No two topics have the name of one
 * subject: the one that matches best has it.
 *
 * @param topics all topics of one level, because what they share does not name them.
 * @param taken names that none of them may have, such as those of broader topics.
 */
export function topicNames(
  topics: readonly TopicToName[],
  taken: ReadonlySet<string> = new Set(),
): TopicName[] {
  const matches = topics.map(({ texts }) => matchedSubjects(spread(texts)));
  const clear = matches.flatMap((match, topic) =>
    [...match.subjects].flatMap(([id, { share, markers }]) => {
      const elsewhere = meanShare(matches, id, topic);
      const isClear = share >= Math.max(LEAST_SHARE, LEAST_LIFT * elsewhere);
      const isSure = markers.size > 1 || isUnmistakable([...markers][0], nameOf(match, id));
      const lead = (share - elsewhere) * Math.sqrt(topics[topic].texts.length);
      return isClear && isSure ? [{ topic, id, lead }] : [];
    }),
  );
  const names = topics.map(({ terms, texts }, topic): TopicName => ({
    label: topicLabel(terms, texts, matches[topic].language),
  }));
  const used = new Set<string>();
  for (const { topic, id } of clear.sort((a, b) => b.lead - a.lead)) {
    const label = nameOf(matches[topic], id);
    if (names[topic].subject !== undefined || used.has(id) || taken.has(label)) continue;
    names[topic] = { label, subject: id };
    used.add(id);
  }
  return names;
}

/** Returns the labels of {@link topicNames}. */
export function topicLabels(topics: readonly TopicToName[], taken?: ReadonlySet<string>): string[] {
  return topicNames(topics, taken).map(({ label }) => label);
}

/** A single word may have another meaning here, unless it is the name of the subject. */
function isUnmistakable(marker: string, name: string): boolean {
  return marker.includes('_') || marker === shownForm(name);
}

interface MatchedSubjects {
  /** The language of most posts. */
  language: string;
  /** By its id, the share of the posts with a marker of the subject, and these markers. */
  subjects: Map<string, { share: number; markers: Set<string> }>;
}

function nameOf({ language }: MatchedSubjects, id: string): string {
  return subjectVocabulary(language).names.get(id) ?? id;
}

function matchedSubjects(texts: readonly string[]): MatchedSubjects {
  const { language, found } = subjectsInTexts(texts);
  const subjects: MatchedSubjects['subjects'] = new Map();
  for (const inText of found) {
    for (const [id, marker] of inText) {
      const { share, markers } = subjects.get(id) ?? { share: 0, markers: new Set() };
      subjects.set(id, { share: share + 1 / texts.length, markers: markers.add(marker) });
    }
  }
  return { language, subjects };
}

/** Returns the mean share of a subject in the other topics. */
function meanShare(matches: readonly MatchedSubjects[], id: string, except: number): number {
  if (matches.length < 2) return 0;
  const sum = matches.reduce(
    (total, { subjects }, topic) => total + (topic === except ? 0 : (subjects.get(id)?.share ?? 0)),
    0,
  );
  return sum / (matches.length - 1);
}

function spread(texts: readonly string[]): string[] {
  const read = Math.min(MOST_POSTS_READ, texts.length);
  return Array.from({ length: read }, (_, at) => texts[Math.floor((at * texts.length) / read)]);
}
