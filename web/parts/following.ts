/** Whether somebody follows now, used to, or never did. */
export interface Following {
  follows: boolean;
  hasFollowed: boolean;
}

export function followingInWords({ follows, hasFollowed }: Following): string {
  if (follows) return 'follower';
  return hasFollowed ? 'former follower' : 'never followed';
}
