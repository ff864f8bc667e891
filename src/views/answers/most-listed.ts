/** The most people that an answer lists. */
export const MOST_LISTED = 1000;
