import { listField, nameIn } from './decision-fields.ts';
import type { Fields } from './fields.ts';
import { flagField, idField, instantField } from './fields.ts';
import type { PersonId, PostId } from './ids.ts';
import { Rejection } from './rejection.ts';

/** What the owner knows better than the analysis. Its word stands, whatever the data say. */
export type Correction = ReadingCorrection | ChurnerCorrection | PostTopicsCorrection;

export const CORRECTION_KINDS = [
  'reading',
  'churner',
  'post-topics',
] as const satisfies Correction['kind'][];

/** Whether a reading of the follower list is to be believed. */
export interface ReadingCorrection {
  kind: 'reading';
  /** When it was done, ms since 1970. */
  at: number;
  believed: boolean;
}

/** Whether somebody is a follow-churner. */
export interface ChurnerCorrection {
  kind: 'churner';
  person: PersonId;
  churner: boolean;
}

/** What a post is about: these topics and no others, by their labels. */
export interface PostTopicsCorrection {
  kind: 'post-topics';
  post: PostId;
  topics: string[];
}

const MOST_TOPICS_OF_A_POST = 20;

/** Fields of a correction from outside; throws a {@link Rejection} that says what is wrong with them. */
export function parseCorrection(kind: Correction['kind'], fields: Fields): Correction {
  switch (kind) {
    case 'reading':
      return { kind, at: instantField(fields, 'at'), believed: flagField(fields, 'believed') };
    case 'churner':
      return {
        kind,
        person: idField(fields, 'person'),
        churner: flagField(fields, 'churner'),
      };
    case 'post-topics': {
      const post = idField<PostId>(fields, 'post');
      const topics = listField(fields, 'topics', MOST_TOPICS_OF_A_POST, nameIn);
      if (topics.length === 0) throw new Rejection('`topics` is empty');
      return { kind, post, topics };
    }
  }
}

/** Two corrections about the same thing have the same subject. */
export function subjectOfCorrection(correction: Correction): string {
  switch (correction.kind) {
    case 'reading':
      return `reading ${correction.at}`;
    case 'churner':
      return `churner ${correction.person}`;
    case 'post-topics':
      return `post-topics ${correction.post}`;
  }
}
