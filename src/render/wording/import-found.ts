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

/** Says what a file holds, in parts; the number of its facts says little. */
export function importFoundInWords(found: FoundInFile): string[] {
  const { posts, deletions, following, snapshot } = found;
  const parts: string[] = [];
  if (posts > 0) parts.push(writeNumberOf(posts, 'post', 'posts'));
  if (snapshot !== undefined) {
    const followers = writeNumberOf(snapshot.followers, 'follower', 'followers');
    const part = snapshot.complete ? '' : ' (the list is incomplete)';
    parts.push(`${followers} on ${writeDay(snapshot.at)}${part}`);
  }
  if (following > 0) parts.push(`${writeCount(following)} you follow`);
  if (deletions > 0) {
    parts.push(`${writeNumberOf(deletions, 'deleted post', 'deleted posts')} skipped`);
  }
  return parts;
}
