import type { People } from '../../model/audience-log.ts';
import type { Candidate } from './find-by-name.ts';

/** Everybody by id, handle and name; positions are their numbers. */
export function peopleCandidates({ ids, profiles }: People): Candidate[] {
  return ids.map((id, person) => {
    const { handle, name } = profiles[person] ?? {};
    return { id, names: [handle, name].filter((known) => known !== undefined) };
  });
}
