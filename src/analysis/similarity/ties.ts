/** Who follows whom among the people, as far as is known; as in `AudienceLog.ties`. */
export interface Ties {
  from: ArrayLike<number>;
  to: ArrayLike<number>;
}
