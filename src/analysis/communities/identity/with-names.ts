import type { Correction } from '../../../model/corrections.ts';
import type { Community, Partition } from '../detection/partition.ts';

/** Returns the same communities with the owner's names, instead of the names they have. */
export function withNames(partition: Partition, corrections: readonly Correction[]): Partition {
  const names = ownersNames(corrections);
  return {
    ...partition,
    communities: partition.communities.map((community) =>
      withName(community, names.get(community.id)),
    ),
  };
}

/** Returns the owner's names of communities, by id. */
export function ownersNames(corrections: readonly Correction[]): Map<string, string> {
  return new Map(
    corrections.flatMap((correction) =>
      correction.kind === 'community-name' ? [[correction.community, correction.name]] : [],
    ),
  );
}

function withName({ label, foundLabel = label, ...rest }: Community, name?: string): Community {
  if (name === undefined) return { ...rest, label: foundLabel };
  return { ...rest, label: name, foundLabel };
}
