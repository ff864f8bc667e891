/** Compressed data is cut short or damaged, so its bytes stop before their end. */
export class EndsEarly extends Error {}
