import { listField, nameIn } from './correction-fields.ts';
import type { Fields } from './fields.ts';
import { flagField, idField, instantField } from './fields.ts';
import type { PersonId, PostId } from './ids.ts';
import { Rejection } from './rejection.ts';

/** A correction by the owner that overrides the data. */
export type DataCorrection = SnapshotCorrection | FollowChurnerCorrection | PostTopicsCorrection;

export const DATA_CORRECTION_KINDS = [
  'snapshot',
  'follow-churner',
  'post-topics',
] as const satisfies DataCorrection['kind'][];

/** Accepts or doubts a snapshot. */
export interface SnapshotCorrection {
  kind: 'snapshot';
  /** The time of the snapshot, ms since 1970. */
  at: number;
  believed: boolean;
}

/** Marks a person as a follow churner, or not. */
export interface FollowChurnerCorrection {
  kind: 'follow-churner';
  person: PersonId;
  followChurner: boolean;
}

/** Sets the topics of a post, by their labels. */
export interface PostTopicsCorrection {
  kind: 'post-topics';
  post: PostId;
  topics: string[];
}

const MOST_TOPICS_OF_A_POST = 20;

/** Parses the fields of a correction from outside. Throws a {@link Rejection} with the reason. */
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

/** Returns a key for the corrected thing. A later correction with the same key replaces an earlier one. */
export function targetOfDataCorrection(correction: DataCorrection): string {
  switch (correction.kind) {
    case 'snapshot':
      return `snapshot ${correction.at}`;
    case 'follow-churner':
      return `follow churner ${correction.person}`;
    case 'post-topics':
      return `post-topics ${correction.post}`;
  }
}
