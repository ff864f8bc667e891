import type { FoundInDownload } from './read-download.ts';

const NAMES = { instagram: 'Instagram', tiktok: 'TikTok' } as const;

export type Downloadable = keyof typeof NAMES;

/** What the owner should know about the download that was read. */
export function downloadNotes(
  platform: Downloadable,
  { followers, deleted, incomplete }: FoundInDownload,
): string[] {
  if (followers === 0) return [];
  const notes: string[] = [];
  if (incomplete !== undefined) {
    notes.push(
      `The follower list is incomplete: ${incomplete.words}. It shows who follows you, but not who left. Download all data of all time again to see that.`,
    );
  }
  if (deleted > 0) {
    notes.push(
      `${deleted === 1 ? '1 deleted account is' : `${deleted} deleted accounts are`} left out.`,
    );
  }
  notes.push(
    `${NAMES[platform]} gives handles but no ids. Somebody who changes their handle looks like one person who left and another who came.`,
  );
  return notes;
}
