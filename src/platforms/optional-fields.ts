import { z } from 'zod';

/**
 * Fields of a profile that we can do without: an invalid one counts as missing. The input may be
 * hostile, so texts are cut.
 *
 * @param longest characters (UTF-16 units) to keep
 */
export const optionalText = (longest: number) =>
  z
    .string()
    .transform((value) => value.toWellFormed().replaceAll('\0', '').slice(0, longest))
    .optional()
    .catch(undefined);

/** A count that we can do without. */
export const optionalCount = z.int().nonnegative().optional().catch(undefined);
