/** Who follows whom, as in `AudienceLog.ties`. */
export interface Ties {
  from: ArrayLike<number>;
  to: ArrayLike<number>;
}

/** Returns the ties between two members. @param members 1 for each member, by person. */
export function tiesAmong(ties: Ties, members: Uint8Array): { from: Int32Array; to: Int32Array } {
  const from = new Int32Array(ties.from.length);
  const to = new Int32Array(ties.from.length);
  let count = 0;
  for (let t = 0; t < ties.from.length; t++) {
    if (members[ties.from[t]] === 0 || members[ties.to[t]] === 0) continue;
    from[count] = ties.from[t];
    to[count++] = ties.to[t];
  }
  return { from: from.slice(0, count), to: to.slice(0, count) };
}
