/**
 * What one kind of data says about who is a follow churner: how much likelier a person's data are
 * among follow churners than among others.
 */
export interface Evidence {
  /** Learns what is usual among both, from the probability so far that each person is one. */
  learn(chance: Float64Array): void;
  /** Logarithm of the ratio of both likelihoods; 0 if nothing is known of the person. */
  logRatio(person: number): number;
}

/**
 * What the rules say of a person: nothing (open), no follow churner because of a long spell
 * (stayer), a follow churner because of several short spells (repeater), or perhaps one, because
 * they left and never engaged (doubtful).
 */
export const STANDING = { open: 0, stayer: 1, repeater: 2, doubtful: 3 } as const;
