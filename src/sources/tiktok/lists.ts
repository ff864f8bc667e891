import type { RecordKind } from '../download/download.ts';

/**
 * Returns the kind of the list with these names around it. The names above it have changed over the
 * years (`Activity`, `Your Activity`, `Profile And Settings`), the names of the lists have not.
 */
export function kindOfList(path: readonly string[]): RecordKind | undefined {
  const list = path.at(-1);
  if (list === 'FansList') return 'followers';
  if (list === 'Following') return 'following';
  // Videos that the owner watched are in a list of the same name.
  if (
    list === 'VideoList' &&
    path.slice(0, -1).some((name) => /^(?:posts?|videos?)$/i.test(name))
  ) {
    return 'posts';
  }
  return undefined;
}

/** Whether a text file contains the profile of the owner. */
export function isProfile(path: string): boolean {
  return /(?:^|\/)profile info(?:rmation)?\.txt$/i.test(path);
}

/** Returns the kind of list in a text file. Its name is in English, or in the owner's language. */
export function kindOfFile(path: string): RecordKind | undefined {
  const name = path.slice(path.lastIndexOf('/') + 1).toLowerCase();
  if (/^(?:follower|followers|follower list|fans|fans list)\.txt$/.test(name)) return 'followers';
  if (/^(?:following|following list)\.txt$/.test(name)) return 'following';
  return /^(?:posts?|videos?)\.txt$/.test(name) ? 'posts' : undefined;
}
