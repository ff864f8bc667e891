import type { Analysis } from '../../analysis/result.ts';

/** A person's id, with handle and name if known. */
export function called(
  { log: { people } }: Pick<Analysis, 'log'>,
  person: number,
): { id: string; handle?: string; name?: string } {
  const { handle, name } = people.profiles[person] ?? {};
  return {
    id: people.ids[person],
    ...(handle !== undefined && { handle }),
    ...(name !== undefined && { name }),
  };
}
