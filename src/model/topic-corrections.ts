import { listField, nameField } from './correction-fields.ts';
import {
  checkText,
  choiceField,
  type Fields,
  idField,
  LONGEST,
  optionalText,
  whyNoId,
} from './fields.ts';
import type { PostId } from './ids.ts';
import { isId } from './ids.ts';
import { kindOf, Rejection } from './rejection.ts';

/** What the owner says about a topic as a whole. */
export type TopicCorrection = TopicDefinition | TopicName | TopicMerge | TopicSplit;

export const TOPIC_CORRECTION_KINDS = [
  'topic',
  'topic-name',
  'topic-merge',
  'topic-split',
] as const satisfies TopicCorrection['kind'][];

/** Posts that define a topic: those that contain a keyword, the examples, and similar ones. */
export interface TopicPosts {
  /** Words, hashtags or phrases. A post that contains one of them is about the topic. */
  keywords: string[];
  /** Posts about the topic. Similar posts are about it too. */
  examples: PostId[];
}

/** Defines a topic by words in posts, or by example posts. */
export interface TopicDefinition extends TopicPosts {
  kind: 'topic';
  label: string;
}

/** Names a topic. */
export interface TopicName {
  kind: 'topic-name';
  topic: TopicReference;
  name: string;
}

/** Makes topics parts of a broad topic. Broad topics end; fine ones move. */
export interface TopicMerge {
  kind: 'topic-merge';
  topics: TopicReference[];
  into: TopicReference;
}

/** Makes a part of a broad topic a broad topic of its own: fine topics, posts, or both. */
export interface TopicSplit extends TopicPosts {
  kind: 'topic-split';
  /** The id of the new topic. */
  id: string;
  name: string;
  /** The topic that the posts leave. */
  topic: TopicReference;
  /** Fine topics. */
  parts: TopicReference[];
}

/**
 * A topic that a correction is about. The posts let later reports recognise a topic found in texts,
 * even if they remember no topics or no longer find this one.
 */
export interface TopicReference extends TopicPart {
  level: 'broad' | 'fine';
  /** The fine topics inside a broad one. */
  parts: TopicPart[];
}

/** A topic without the topics inside it. */
export interface TopicPart {
  id: string;
  /** The label without the owner's name. */
  label: string;
  /** Some posts that were mainly about it. None if its label or the owner defines the topic. */
  posts: PostId[];
}

const LONGEST_KEYWORD = 100;
const MOST_KEYWORDS = 200;
const MOST_EXAMPLES = 200;
const MOST_TOPICS = 100;
const MOST_POSTS = 500;

/** Parses the fields of a correction from outside. Throws a {@link Rejection} with the reason. */
export function parseTopicCorrection(
  kind: TopicCorrection['kind'],
  fields: Fields,
): TopicCorrection {
  switch (kind) {
    case 'topic': {
      const label = nameField(fields, 'label');
      const posts = topicPosts(fields);
      if (posts.keywords.length + posts.examples.length === 0) {
        throw new Rejection('a topic needs keywords or example posts');
      }
      return { kind, label, ...posts };
    }
    case 'topic-name':
      return { kind, topic: referenceField(fields, 'topic'), name: nameField(fields, 'name') };
    case 'topic-merge': {
      const topics = listField(fields, 'topics', MOST_TOPICS, reference);
      if (topics.length === 0) throw new Rejection('`topics` is empty');
      return { kind, topics, into: referenceField(fields, 'into') };
    }
    case 'topic-split': {
      const parts = listField(fields, 'parts', MOST_TOPICS, reference);
      const posts = topicPosts(fields);
      if (parts.length + posts.keywords.length + posts.examples.length === 0) {
        throw new Rejection('a split needs fine topics, keywords or example posts');
      }
      return {
        kind,
        id: fields.id == null ? '' : idField(fields, 'id'),
        name: fields.name == null ? '' : nameField(fields, 'name'),
        topic: referenceField(fields, 'topic'),
        parts,
        ...posts,
      };
    }
  }
}

function topicPosts(fields: Fields): TopicPosts {
  return {
    keywords: listField(fields, 'keywords', MOST_KEYWORDS, (value, name) => {
      if (typeof value !== 'string')
        throw new Rejection(`\`${name}\` is ${kindOf(value)}, not text`);
      checkText(value, name, LONGEST_KEYWORD);
      if (value.trim() === '') throw new Rejection(`\`${name}\` is empty`);
      return value.trim();
    }),
    examples: listField(fields, 'examples', MOST_EXAMPLES, postId),
  };
}

function postId(value: unknown, name: string): PostId {
  if (typeof value !== 'string' || !isId(value))
    throw new Rejection(`\`${name}\` ${whyNoId(value)}`);
  return value as PostId;
}

function referenceField(fields: Fields, name: string): TopicReference {
  if (fields[name] == null) throw new Rejection(`\`${name}\` is missing`);
  return reference(fields[name], name);
}

function reference(value: unknown, name: string): TopicReference {
  const fields = fieldsOf(value, name);
  return {
    ...part(fields, name),
    level:
      fields.level == null ? 'broad' : choiceField(fields, 'level', ['broad', 'fine'] as const),
    parts: listField(fields, 'parts', MOST_TOPICS, part),
  };
}

function part(value: unknown, name: string): TopicPart {
  const fields = fieldsOf(value, name);
  const id = idField(fields, 'id');
  return {
    id,
    label: optionalText(fields, 'label', LONGEST.label) ?? id,
    posts: listField(fields, 'posts', MOST_POSTS, postId),
  };
}

function fieldsOf(value: unknown, name: string): Fields {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new Rejection(`\`${name}\` is ${kindOf(value)}, not an object`);
  return value as Fields;
}

/** Returns a key for the corrected thing. A later correction with the same key replaces an earlier one. */
export function targetOfTopicCorrection(correction: TopicCorrection): string {
  switch (correction.kind) {
    case 'topic':
      return `topic ${correction.label.normalize('NFKC').toLowerCase()}`;
    case 'topic-name':
      return `topic-name ${correction.topic.id}`;
    case 'topic-merge':
      return `topic-merge ${JSON.stringify([correction.topics.map(({ id }) => id).sort(), correction.into.id])}`;
    case 'topic-split':
      return `topic-split ${correction.id}`;
  }
}
