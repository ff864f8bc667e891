/** Why a list doesn't count; empty if it does. */
export type AudienceFault = '' | typeof OF_OTHERS | typeof UNDECIDED | typeof NOT_JOINED;

/** The reason of a snapshot of another audience. */
export const OF_OTHERS = 'it lists other people than the snapshots before and after';
/** The reason of a snapshot while the owner has not said which audience is theirs. */
export const UNDECIDED = 'it may list the audience of another account';
/** The reason of a snapshot whose people have handles where those of others have ids. */
export const NOT_JOINED =
  'it names people by handle and other snapshots by id, or the reverse, and no profiles connect the two';

/** From so many lists in a row on, another audience may have come to stay. */
const LASTING = 3;

/**
 * Decides which lists are of the owner's audience: the audience of most lists, if it has more than
 * all others together and no other audience stands at the beginning or end for {@link LASTING} lists
 * in a row. What the owner accepts counts as well, and decides alone if nothing else does. As long as
 * nothing decides, no list counts.
 *
 * @param audienceOf the audience of each list, in order of time.
 * @param isByHandle of each list, whether it names people by handle.
 * @param isAccepted of each list, whether the owner accepts it.
 */
export function chooseAudience(
  audienceOf: readonly number[],
  isByHandle: readonly boolean[],
  isAccepted: readonly boolean[],
): AudienceFault[] {
  const byHandle = wayOfNaming(isByHandle);
  const most = mostSurely(audienceOf.filter((_, l) => isByHandle[l] === byHandle));
  const owners = new Set(audienceOf.filter((_, l) => isAccepted[l]));
  if (most !== undefined) owners.add(most);
  return audienceOf.map((audience, l) => {
    if (owners.has(audience)) return '';
    if (isByHandle[l] !== byHandle) return NOT_JOINED;
    return owners.size > 0 ? OF_OTHERS : UNDECIDED;
  });
}

/** Whether most lists name people by handle; if neither way has more lists, the first list decides. */
function wayOfNaming(isByHandle: readonly boolean[]): boolean {
  const handles = isByHandle.filter(Boolean).length;
  const ids = isByHandle.length - handles;
  return handles === ids ? isByHandle[0] : handles > ids;
}

/** Returns the audience that has most lists and no rival; `undefined` if there is none. */
function mostSurely(audiences: readonly number[]): number | undefined {
  const counts = new Map<number, number>();
  for (const audience of audiences) counts.set(audience, (counts.get(audience) ?? 0) + 1);
  const [most, count] = [...counts].reduce((a, b) => (b[1] > a[1] ? b : a), [-1, 0]);
  if (count * 2 <= audiences.length) return undefined;
  const hasRival = [audiences, audiences.toReversed()].some((row) => beginsElsewhere(row, most));
  return hasRival ? undefined : most;
}

/** Whether another audience has {@link LASTING} lists in a row before the first of this one. */
function beginsElsewhere(audiences: readonly number[], most: number): boolean {
  const before = audiences.slice(0, audiences.indexOf(most));
  return before.some((audience, l) => {
    const row = before.slice(l, l + LASTING);
    return row.length === LASTING && row.every((other) => other === audience);
  });
}
