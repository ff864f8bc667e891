import { TribeError } from '../../model/errors.ts';

/** The data of an analysis changed before it was finished. */
export function changedMeanwhile(): TribeError {
  return new TribeError('The data changed while the report was being made.', 'Try again.');
}
