/**
 * Why a snapshot is incomplete, as far as its source can say. Events carry these words, so append to
 * the list and rename none.
 */
export const INCOMPLETE_REASONS = [
  'page size',
  'next page',
  'rows rejected',
  'ids rejected',
  'cell cut',
  'fewer than the profile says',
  'fewer than the file says',
  'part of the download',
  'parts missing',
] as const;
export type IncompleteReason = (typeof INCOMPLETE_REASONS)[number];

const WORDS: Readonly<Record<IncompleteReason, string>> = {
  'page size': 'a round number of people, at which many tools stop',
  'next page': 'the file names a next page that is not in it',
  'rows rejected': 'some rows could not be read',
  'ids rejected': 'some ids could not be read',
  'cell cut': 'a spreadsheet cut the list off',
  'fewer than the profile says': "far fewer people than the profile's follower count",
  'fewer than the file says': 'fewer people than the file says there are',
  'part of the download': 'the download has only a part of the list',
  'parts missing': 'some of its parts are missing',
};

/** Returns why a snapshot was rejected, as people read it. */
export function rejectionInWords(rejection: {
  reason: string;
  incomplete?: IncompleteReason | undefined;
}): string {
  const { reason, incomplete } = rejection;
  return incomplete === undefined ? reason : `${reason}: ${WORDS[incomplete]}`;
}

/** What a source found about a list: why it may not be whole, and the same with its numbers. */
export interface Shortfall {
  reason: IncompleteReason;
  words: string;
}
