import { writeDay } from '../../model/dates.ts';
import { writeCount, writeNumberOf } from './numbers.ts';

/** What a file holds; times are RFC 3339. */
export interface FoundInFile {
  posts: number;
  /** Posts that are gone. */
  deletions: number;
  /** Whom the owner follows. */
  following: number;
  snapshot?: { at: string; followers: number; complete: boolean } | undefined;
}

/** Says what a file holds; the number of its events says little. An archive also says what it lacks. */
export function importFoundInWords(found: FoundInFile, kind: string | undefined): string {
  const { posts, deletions, following, snapshot } = found;
  const isArchive = kind === 'x-archive';
  const parts: string[] = [];
  if (posts > 0 || isArchive) parts.push(writeNumberOf(posts, 'post', 'posts'));
  if (snapshot !== undefined) parts.push(snapshotInWords(snapshot));
  else if (isArchive) parts.push('no follower list');
  if (following > 0) parts.push(`${writeCount(following)} you follow`);
  if (deletions > 0) {
    parts.push(`${writeNumberOf(deletions, 'deleted post', 'deleted posts')} skipped`);
  }
  return parts.join('; ');
}

function snapshotInWords({
  at,
  followers,
  complete,
}: NonNullable<FoundInFile['snapshot']>): string {
  const people = writeNumberOf(followers, 'follower', 'followers');
  return `${people} on ${writeDay(at)}${complete ? '' : ' (the list is incomplete)'}`;
}
