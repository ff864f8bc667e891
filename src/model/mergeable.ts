import { TribeError } from './errors.ts';

type Mergeable = { id: string; platform: string };

/** Throws a `TribeError` if two accounts cannot be merged, because they are one or on two platforms. */
export function mustBeMergeable(from: Mergeable, into: Mergeable): void {
  if (from.id === into.id) {
    throw new TribeError(`${from.id} cannot be merged into itself.`, 'Name two accounts.');
  }
  if (from.platform === into.platform) return;
  throw new TribeError(
    `The accounts ${from.id} (${from.platform}) and ${into.id} (${into.platform}) cannot be merged.`,
    `Choose two accounts on the same platform, or import the files of ${from.id} again with --account ${into.id}.`,
  );
}
