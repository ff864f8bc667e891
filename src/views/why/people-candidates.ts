import type { People } from '../../model/audience-log.ts';
import type { Candidate } from './find-by-name.ts';

/** All people by id, handle and name. The position is the person's number. */
export function peopleCandidates({ ids, profiles }: People): Candidate[] {
  return ids.map((id, person) => {
    const { handle, name } = profiles[person] ?? {};
    return { id, names: [handle, name].filter((known) => known !== undefined) };
  });
}
