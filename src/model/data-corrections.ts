import { listField, nameIn } from './correction-fields.ts';
import type { Fields } from './fields.ts';
import { flagField, idField, instantField } from './fields.ts';
import type { PersonId, PostId } from './ids.ts';
import { Rejection } from './rejection.ts';

/** What the owner knows better than the analysis. Its word stands, whatever the data say. */
export type DataCorrection = SnapshotCorrection | FollowChurnerCorrection | PostTopicsCorrection;

export const DATA_CORRECTION_KINDS = [
  'snapshot',
  'follow-churner',
  'post-topics',
] as const satisfies DataCorrection['kind'][];

/** Whether a reading of the follower list is to be believed. */
export interface SnapshotCorrection {
  kind: 'snapshot';
  /** When it was done, ms since 1970. */
  at: number;
  believed: boolean;
}

/** Whether somebody is a follow-churner. */
export interface FollowChurnerCorrection {
  kind: 'follow-churner';
  person: PersonId;
  followChurner: boolean;
}

/** What a post is about: these topics and no others, by their labels. */
export interface PostTopicsCorrection {
  kind: 'post-topics';
  post: PostId;
  topics: string[];
}

const MOST_TOPICS_OF_A_POST = 20;

/** Fields of a correction from outside; throws a {@link Rejection} that says what is wrong with them. */
export function parseDataCorrection(kind: DataCorrection['kind'], fields: Fields): DataCorrection {
  switch (kind) {
    case 'snapshot':
      return { kind, at: instantField(fields, 'at'), believed: flagField(fields, 'believed') };
    case 'follow-churner':
      return {
        kind,
        person: idField(fields, 'person'),
        followChurner: flagField(fields, 'followChurner'),
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
export function targetOfDataCorrection(correction: DataCorrection): string {
  switch (correction.kind) {
    case 'snapshot':
      return `reading ${correction.at}`;
    case 'follow-churner':
      return `churner ${correction.person}`;
    case 'post-topics':
      return `post-topics ${correction.post}`;
  }
}
